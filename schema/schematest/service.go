package schematest

import (
	"os"
	"testing"
)

// Services names the folder of the services that "make services" has started.
const Services = "SIMDE_TEST_SERVICES"

// required turns a skip for want of a service into a failure: where the services
// were started, a test that does not find them tests nothing.
const required = "SIMDE_TEST_REQUIRED"

// Service returns what a variable says of a service, as "make services" prints
// it. Where it says nothing the test is skipped, or fails where
// SIMDE_TEST_REQUIRED is set.
func Service(t testing.TB, variable string) string {
	t.Helper()
	said := os.Getenv(variable)
	if said != "" {
		return said
	}
	if os.Getenv(required) != "" {
		t.Fatalf("%s is not set, and %s wants every service", variable, required)
	}
	t.Skipf("skipped: %s is not set; \"make scale\" starts the services and tests with them", variable)
	return ""
}
