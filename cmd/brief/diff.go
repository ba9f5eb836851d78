package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"briefdeck/internal/app"
	"briefdeck/internal/wiring"
)

// runDiff prints a change note of two decks: files with the facts beside them, or decks
// of a library by name.
func runDiff(ctx context.Context, o *options, args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("%w: name two decks, the older first: brief diff old.md new.md", errUsage)
	}
	var states [2]app.State
	for i, name := range args {
		s, err := o.state(ctx, name)
		if err != nil {
			return fmt.Errorf("diff %s: %w", name, err)
		}
		states[i] = s
	}
	found := app.Compare(states[0], states[1])
	if o.json {
		if found == nil {
			found = []app.Difference{}
		}
		return printJSON(o.stdout, found)
	}
	return printDiff(o.stdout, found)
}

// state reads a deck file, or a deck of the library.
func (o *options) state(ctx context.Context, name string) (s app.State, err error) {
	if strings.HasSuffix(name, ".md") {
		s.Deck, s.Book, _, err = wiring.DeckFile(name)
		if err != nil || o.library == "" {
			return s, err
		}
	}
	lib, err := o.open(ctx)
	if err != nil {
		return s, err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	if s.Deck == nil {
		if s.Deck, _, err = lib.Deck(ctx, name); err != nil {
			return s, fmt.Errorf("%w; see brief list", err)
		}
	}
	s.Book, err = lib.Book(ctx)
	return s, err
}

func printDiff(w io.Writer, found []app.Difference) error {
	var b strings.Builder
	if len(found) == 0 {
		b.WriteString("nothing changed\n")
	}
	for _, d := range found {
		b.WriteString(d.What)
		if d.Where != "" {
			b.WriteString(" " + d.Where)
		}
		switch {
		case d.Old == "":
			b.WriteString(": added: " + flat(d.New))
		case d.New == "":
			b.WriteString(": taken out: " + flat(d.Old))
		default:
			b.WriteString(": " + flat(d.Old) + " → " + flat(d.New))
		}
		if d.Source != "" {
			b.WriteString(" [" + d.Source + "]")
		}
		b.WriteString("\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// flat puts a text on one line.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }
