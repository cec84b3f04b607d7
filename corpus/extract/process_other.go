//go:build !unix

package extract

import "os/exec"

func separate(*exec.Cmd) {}

func kill(cmd *exec.Cmd) {
	cmd.Process.Kill() // an error means that it has ended
}
