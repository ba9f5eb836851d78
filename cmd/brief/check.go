package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"briefdeck/internal/app"
	"briefdeck/internal/check"
	"briefdeck/internal/deck"
	"briefdeck/internal/wiring"

	"github.com/spf13/pflag"
)

// errFound means that a check found errors: they were printed.
var errFound = errors.New("the deck has errors")

func checkFlags(fs *pflag.FlagSet, o *options) {
	listFlags(fs, o)
	fs.StringVar(&o.deck, "deck", "", "the `NAME` of a deck in the library")
	fs.BoolVar(&o.final, "final", false, "what may stand in a draft only, such as a template's words, is an error")
}

// checked is what "brief check --json" prints.
type checked struct {
	Deck     string         `json:"deck"`
	Title    string         `json:"title"`
	Errors   int            `json:"errors"`
	Warnings int            `json:"warnings"`
	Notes    int            `json:"notes"`
	Bound    int            `json:"bound"`   // numbers in the text that are figures of the library
	Unbound  int            `json:"unbound"` // numbers that are typed
	Findings []deck.Finding `json:"findings"`
}

func runCheck(ctx context.Context, o *options, args []string) error {
	if err := o.oneDeck(args); err != nil {
		return err
	}
	name := o.deck
	if len(args) == 1 {
		name = args[0]
	}
	var out checked
	err := o.onDeck(ctx, "check", name, func(w onDeck) error {
		r, err := w.check(ctx)
		if err != nil {
			return err
		}
		if o.final {
			r = r.Final()
		}
		out = checked{
			Deck: w.deck.Key, Title: w.deck.Meta.Title, Bound: r.Bound, Unbound: r.Unbound, Findings: r.Findings,
			Errors: r.Count(deck.Error), Warnings: r.Count(deck.Warning), Notes: r.Count(deck.Note),
		}
		return nil
	})
	if err != nil {
		return err
	}
	if out.Findings == nil {
		out.Findings = []deck.Finding{}
	}
	if o.json {
		err = printJSON(o.stdout, out)
	} else {
		err = out.print(o.stdout)
	}
	if err == nil && out.Errors > 0 {
		return errFound
	}
	return err
}

// print writes a line for each finding and one that sums up.
func (c checked) print(w io.Writer) error {
	var b strings.Builder
	dismissed := 0
	for _, f := range c.Findings {
		if f.Dismissed != "" {
			dismissed++
			continue
		}
		fmt.Fprintf(&b, "%s%s: %s; %s [%s]\n", placeOf(f), f.Severity, f.Text, f.Hint, f.Rule)
	}
	sum := []string{count(c.Errors, "error"), count(c.Warnings, "warning"), count(c.Notes, "note")}
	if c.Errors+c.Warnings+c.Notes == 0 {
		sum = []string{"nothing found"}
	}
	if dismissed > 0 {
		sum = append(sum, fmt.Sprintf("%d dismissed", dismissed))
	}
	if all := c.Bound + c.Unbound; all > 0 {
		sum = append(sum, fmt.Sprintf("%d of %s bound", c.Bound, count(all, "number")))
	}
	fmt.Fprintf(&b, "%s: %s\n", c.Deck, strings.Join(sum, ", "))
	_, err := io.WriteString(w, b.String())
	return err
}

// placeOf says where a finding is: a slide of the deck, or a page of an output.
func placeOf(f deck.Finding) string {
	switch {
	case f.Page == 0:
		return ""
	case f.Output == string(app.AsBrief):
		return fmt.Sprintf("page %d of the brief: ", f.Page)
	}
	return fmt.Sprintf("slide %d: ", f.Page)
}

// oneDeck wants one deck file, or the name of a deck of the library.
func (o *options) oneDeck(args []string) error {
	if len(args) > 1 || len(args) == 1 && o.deck != "" || len(args) == 0 && o.deck == "" {
		return fmt.Errorf("%w: name one deck: a deck file, or a deck of the library with --deck", errUsage)
	}
	return nil
}

// onDeck is one deck with what it takes to check it.
type onDeck struct {
	deck  *deck.Deck
	check func(context.Context) (check.Report, error)
}

// onDeck opens the deck that the flags name and does something with it.
func (o *options) onDeck(ctx context.Context, what, name string, do func(onDeck) error) error {
	if o.deck != "" {
		return o.onLibraryDeck(ctx, what, do)
	}
	return o.onFile(ctx, what, name, do)
}

func (o *options) onLibraryDeck(ctx context.Context, what string, do func(onDeck) error) (err error) {
	lib, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	d, _, err := lib.Deck(ctx, o.deck)
	if err != nil {
		return fmt.Errorf("%s: %w; see brief list", what, err)
	}
	e, end, err := wiring.Engine(lib, lib)
	if err != nil {
		return err
	}
	defer end()
	w := app.Open(lib, e)
	return do(onDeck{deck: d, check: func(ctx context.Context) (check.Report, error) { return w.Check(ctx, d) }})
}

// onFile takes a deck file with the facts beside it, or, with --library, with the
// figures and texts of that library.
func (o *options) onFile(ctx context.Context, what, name string, do func(onDeck) error) (err error) {
	d, book, pictures, err := wiring.DeckFile(name)
	if err != nil {
		return fmt.Errorf("%s %s: %w", what, name, err)
	}
	charts := wiring.OpenChartFolder()
	defer charts.Close()
	e, end, err := wiring.Engine(charts, pictures)
	if err != nil {
		return err
	}
	defer end()
	look := func(ctx context.Context) (check.Report, error) { return e.Check(ctx, d, book, check.Texts{}) }
	if o.library != "" {
		lib, err := o.open(ctx)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, lib.Close()) }()
		look = func(ctx context.Context) (check.Report, error) { return app.Open(lib, e).Check(ctx, d) }
	}
	return do(onDeck{deck: d, check: look})
}
