package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"text/tabwriter"

	"briefdeck/internal/app"
	"briefdeck/internal/wiring"

	"github.com/spf13/pflag"
)

// theming are the flags of brief themes.
type theming struct{ add, show, remove string }

func themesFlags(fs *pflag.FlagSet, o *options) {
	fs.StringVar(&o.theming.add, "add", "", "keep the theme of a `FILE` among your own")
	fs.StringVar(&o.theming.show, "show", "", "write the theme of that `NAME` as text, to change and add again")
	fs.StringVar(&o.theming.remove, "remove", "", "take the theme of that `NAME` away, when it is your own")
	fs.StringVarP(&o.out, "output", "o", "", "the `FILE` to write with --show; without it, standard output")
}

// runThemes lists the themes, or adds, shows or removes one.
func runThemes(_ context.Context, o *options, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%w: brief themes takes no argument; see brief help themes", errUsage)
	}
	e, end, err := wiring.Engine(nil, nil)
	if err != nil {
		return err
	}
	defer end()
	switch {
	case o.theming.add != "":
		return o.addTheme(e)
	case o.theming.show != "":
		return o.showTheme(e)
	case o.theming.remove != "":
		return e.Themes.Delete(o.theming.remove)
	}
	w := tabwriter.NewWriter(o.stdout, 0, 0, 2, ' ', 0)
	for _, t := range e.Themes.All() {
		own := ""
		if t.Own {
			own = "your own"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", t.Key, t.Theme.Name, t.Theme.About, own)
	}
	return w.Flush()
}

func (o *options) addTheme(e *app.Engine) error {
	f, err := os.Open(o.theming.add)
	if err != nil {
		return err
	}
	th, err := e.ThemeText.Read(o.theming.add, f)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	key, err := e.Themes.Save(th)
	if err == nil {
		fmt.Fprintf(o.stdout, "%s: use it with theme: %s in a deck, or --theme %s\n", th.Name, key, key)
	}
	return err
}

func (o *options) showTheme(e *app.Engine) error {
	th, err := e.Themes.Need(o.theming.show)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := e.ThemeText.Write(&text, th); err != nil {
		return err
	}
	if o.out != "" {
		return app.WriteWhole(o.out, text.Bytes())
	}
	_, err = o.stdout.Write(text.Bytes())
	return err
}
