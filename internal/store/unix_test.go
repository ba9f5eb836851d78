//go:build unix

package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	program "os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAPlaceThatCannotBeWrittenIsTold(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.briefdeck")
	noError(t, must(Create(t.Context(), path, nil)).Close())
	tests := []struct {
		name         string
		file, folder fs.FileMode
		want         string
	}{
		{"a file that may only be read", 0o444, 0o777, "cannot be written"},
		{"a file that may not be read", 0o000, 0o777, "cannot be written"},
		{"a folder that may only be read", 0o666, 0o555, "cannot be written"},
		{"both may be written", 0o666, 0o777, "opened"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			noError(t, errors.Join(os.Chmod(path, tt.file), os.Chmod(dir, tt.folder)))
			t.Cleanup(func() { noError(t, os.Chmod(dir, 0o777)) })
			out, err := unprivileged(t, child(t, "open", path)).CombinedOutput()
			if err != nil || !strings.Contains(string(out), tt.want) {
				t.Errorf("%v: %s", err, out)
			}
			if diff := cmp.Diff([]string{"x.briefdeck"}, namesIn(t, dir)); diff != "" {
				t.Errorf("files: %s", diff)
			}
		})
	}
}

// unprivileged runs a child as nobody when the tests run as root, whom no permission
// stops. The test program and the folder must then be open to all.
func unprivileged(t *testing.T, cmd *program.Cmd) *program.Cmd {
	if os.Geteuid() != 0 {
		return cmd
	}
	copied := filepath.Join(must(os.MkdirTemp("/tmp", "store-test-")), "child")
	t.Cleanup(func() { noError(t, os.RemoveAll(filepath.Dir(copied))) })
	noError(t, os.WriteFile(copied, must(os.ReadFile(cmd.Path)), 0o755))
	noError(t, os.Chmod(filepath.Dir(copied), 0o755))
	for dir := filepath.Dir(strings.TrimPrefix(cmd.Env[len(cmd.Env)-1], childFile+"=")); len(dir) > len(os.TempDir()); {
		dir = filepath.Dir(dir)
		if len(dir) > len(os.TempDir()) {
			noError(t, os.Chmod(dir, 0o755))
		}
	}
	cmd.Path, cmd.Dir = copied, filepath.Dir(copied)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	return cmd
}

func TestANamedPipeIsRefusedAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	noError(t, syscall.Mkfifo(path, 0o600))
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrForeign) {
		t.Errorf("got %v", err)
	}
}

// A process holds POSIX locks for a file, not for an open of it: closing any of its
// opens drops them all. Opening a library a second time must not do that to the first.
func TestOpeningALibraryTwiceKeepsItsLocks(t *testing.T) {
	db := newLibrary(t)
	noError(t, must(Open(t.Context(), db.Path())).Close())
	if out, err := child(t, "lock", db.Path()).CombinedOutput(); err != nil || string(out) != "held\n" {
		t.Errorf("%v: the lock is %s", err, out)
	}
}

// tryLock says whether another process holds the lock that SQLite keeps on a database
// that it has open: 510 bytes from the second after the first gigabyte
// (https://www.sqlite.org/src/file/src/os.h, SHARED_FIRST).
func tryLock(path string) int {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return 1
	}
	lock := syscall.Flock_t{Type: syscall.F_WRLCK, Start: 1<<30 + 2, Len: 510}
	if err := syscall.FcntlFlock(f.Fd(), syscall.F_SETLK, &lock); err != nil {
		fmt.Println("held")
	} else {
		fmt.Println("free")
	}
	return 0
}
