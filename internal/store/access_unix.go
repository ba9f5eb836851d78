//go:build linux || darwin || freebsd || openbsd || netbsd || dragonfly

package store

import "syscall"

// mayWrite asks the system whether this program may write to a file or a folder.
func mayWrite(path string) bool {
	const forWriting = 2 // W_OK
	return syscall.Access(path, forWriting) == nil
}
