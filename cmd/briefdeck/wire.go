package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/store"
	"briefdeck/internal/wiring"
)

// metadata says the same as FyneApp.toml, for builds that do not read it.
var metadata = fyne.AppMetadata{
	ID: "org.briefdeck.Briefdeck", Name: "Briefdeck", Version: "0.1.0", Build: 1,
	Migrations: map[string]bool{"fyneDo": true},
}

// target is what the command line asks for.
type target struct {
	library string // "" is the user's own
	paper   string // "" is none
}

func chooseTarget(library string, args []string) (target, error) {
	if len(args) > 1 {
		return target{}, fmt.Errorf("open %s: one file at a time; see --help", strings.Join(args, " "))
	}
	t := target{library: library}
	if len(args) == 0 {
		return t, nil
	}
	if _, err := os.Stat(args[0]); err != nil {
		return target{}, fmt.Errorf("open %s: no such file", args[0])
	}
	if !strings.EqualFold(filepath.Ext(args[0]), ".briefdeck") {
		t.paper = args[0]
		return t, nil
	}
	if library != "" {
		return target{}, fmt.Errorf("open %s: --library names another library; give one of them", args[0])
	}
	t.library = args[0]
	return t, nil
}

// errDisplay means there is no screen to show a window on.
var errDisplay = errors.New("no display to show a window on; the brief command works without one")

// display checks that a window can be shown.
func display() error {
	switch runtime.GOOS {
	case "windows", "darwin":
		return nil
	}
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return errDisplay
	}
	return nil
}

// libraries opens libraries with an engine each, and ends the engines.
type libraries struct {
	last app.Library
	ends []func()
}

// open opens a library; "" opens the user's own and makes it the first time.
func (l *libraries) open(ctx context.Context, path string) (*app.Workspace, error) {
	lib, err := openLibrary(ctx, path)
	if err != nil {
		return nil, err
	}
	e, end, err := wiring.Engine(lib, lib)
	if err != nil {
		return nil, errors.Join(err, lib.Close())
	}
	l.last = lib
	l.ends = append(l.ends, end)
	return app.Open(lib, e), nil
}

func openLibrary(ctx context.Context, path string) (app.Library, error) {
	if path == "" {
		return wiring.OpenDefault(ctx)
	}
	return store.Open(ctx, path)
}

// close ends the engines and waits for what is being written.
func (l *libraries) close() {
	for _, end := range l.ends {
		end()
	}
	if l.last != nil {
		if err := l.last.Close(); err != nil {
			slog.Error("close the library", "error", err)
		}
	}
}

// openLog sends the log to a file of the user's cache folder. Without one it is
// dropped: a log is no reason not to start.
func openLog() (end func()) {
	none := func() {}
	dir, err := os.UserCacheDir()
	if err != nil {
		return none
	}
	dir = filepath.Join(dir, "briefdeck")
	if os.MkdirAll(dir, 0o700) != nil {
		return none
	}
	f, err := os.OpenFile(filepath.Join(dir, "briefdeck.log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return none
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(f, nil)))
	return func() { _ = f.Close() } // nothing is lost: it is not buffered
}
