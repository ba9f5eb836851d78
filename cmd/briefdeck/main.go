// Command briefdeck is the desktop program: it opens a library and shows its window.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"github.com/spf13/pflag"

	"briefdeck/assets"
	"briefdeck/internal/app"
	"briefdeck/ui"
)

const usage = `briefdeck shows a library of papers, figures and briefings.

  briefdeck [--library FILE] [FILE]

FILE is a library (.briefdeck), or a paper to import into the library.
`

func main() {
	library := pflag.String("library", "", "the library to open; without it, the user's own")
	pflag.Usage = func() { fmt.Fprint(os.Stderr, usage, "\n", pflag.CommandLine.FlagUsages()) }
	pflag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *library, pflag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "briefdeck:", err)
		os.Exit(1)
	}
}

// run opens the library and stays until the window is closed.
func run(ctx context.Context, library string, args []string) error {
	target, err := chooseTarget(library, args)
	if err != nil {
		return err
	}
	closeLog := openLog()
	defer closeLog()
	libraries := &libraries{}
	defer libraries.close()
	if err := display(); err != nil {
		return err
	}
	fyneapp.SetMetadata(metadata)
	a := fyneapp.NewWithID(metadata.ID)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	said := setAside(a.Storage().RootURI().Path())
	work, err := libraries.open(ctx, target.library)
	if err != nil {
		slog.Error("open the library", "error", err)
		ui.Refuse(a, "Open the library", err)
		return err
	}
	w := ui.New(ui.Options{
		App: a, Work: work, Post: fyne.Do, Paper: target.paper, Said: said, Copied: clipboardPicture,
		Open: func(ctx context.Context, path string) (*app.Workspace, error) { return libraries.open(ctx, path) },
	})
	context.AfterFunc(ctx, func() { fyne.Do(w.Close) })
	slog.Info("window opened", "library", work.Library().Path())
	w.Run()
	return nil
}
