//go:build unix

package extract

import (
	"os/exec"
	"syscall"
)

// separate gives the worker a process group of its own: an interrupt typed at
// the terminal goes to the importer alone, which then ends its workers.
func separate(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// kill ends the worker's process group.
func kill(cmd *exec.Cmd) {
	syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // an error means that it has ended
}
