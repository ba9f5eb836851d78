package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// listing is what "brief list" shows.
type listing struct {
	Sources []held         `json:"sources"` // held ones, with their texts
	Cited   int            `json:"cited"`   // how many more are only cited
	Decks   []app.DeckInfo `json:"decks"`
}

// held is a document with its revisions, the newest first.
type held struct {
	source.Document
	Revisions []heldRevision `json:"revisions,omitempty"`
	Cites     map[int]string `json:"cites,omitempty"` // the keys of the sources held that references name, by their numbers
}

type heldRevision struct {
	Number  int    `json:"number"`
	Added   string `json:"added"` // RFC 3339, in UTC
	File    string `json:"file"`
	SHA256  string `json:"sha256"`
	Changes string `json:"changes,omitempty"`
}

func runList(ctx context.Context, o *options, args []string) (err error) {
	if len(args) > 0 {
		return fmt.Errorf("%w: takes no %q; name the library with --library", errUsage, args[0])
	}
	lib, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	l, err := readListing(ctx, lib)
	if err != nil {
		return err
	}
	if o.json {
		return printJSON(o.stdout, l)
	}
	return l.print(o.stdout)
}

func readListing(ctx context.Context, lib app.Library) (listing, error) {
	all, err := lib.Sources(ctx)
	if err != nil {
		return listing{}, err
	}
	var l listing
	shelf := evidence.NewShelf(nil, nil)
	for _, s := range all {
		if s.Held {
			shelf.Add(s)
		}
	}
	for _, s := range all {
		if !s.Held {
			l.Cited++
			continue
		}
		d, err := lib.Document(ctx, s.Key)
		if err != nil {
			return listing{}, err
		}
		h := held{Document: d, Cites: map[int]string{}}
		for _, r := range d.References {
			if of, ok := shelf.Find(r); ok {
				h.Cites[r.Number] = of.Key
			}
		}
		revs, err := lib.Revisions(ctx, s.Key)
		if err != nil {
			return listing{}, err
		}
		for _, r := range revs {
			h.Revisions = append(h.Revisions, heldRevision{r.Number, r.Added.UTC().Format(time.RFC3339), r.Name, r.SHA256, r.Changes})
		}
		l.Sources = append(l.Sources, h)
	}
	l.Decks, err = lib.Decks(ctx)
	return l, err
}

func (l listing) print(w io.Writer) error {
	var b strings.Builder
	for _, d := range l.Sources {
		printDocument(&b, d)
	}
	if l.Cited > 0 {
		fmt.Fprintf(&b, "and %s that are only cited\n", count(l.Cited, "source"))
	}
	for _, d := range l.Decks {
		fmt.Fprintf(&b, "deck %s: %s (%s)\n", d.Key, d.Title, count(d.Slides, "slide"))
	}
	if b.Len() == 0 {
		b.WriteString("the library is empty; add a paper with brief import\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func printDocument(b *strings.Builder, d held) {
	fmt.Fprintf(b, "%s: %s\n", d.Source.Key, d.Source.Title)
	if n := len(d.Revisions); n > 1 {
		r := d.Revisions[0]
		fmt.Fprintf(b, "  revision %d of %s: %s\n", r.Number, r.Added[:len("2026-01-02")], r.Changes)
	}
	if len(d.Source.Authors) > 0 {
		fmt.Fprintf(b, "  by %s\n", strings.Join(d.Source.Authors, ", "))
	}
	for _, s := range d.Sections {
		indent := strings.Repeat("  ", max(1, s.Level))
		fmt.Fprintf(b, "%s%s (%s)\n", indent, s.Label(), count(len(s.Paragraphs), "paragraph"))
	}
	for _, r := range d.References {
		flags := ""
		for _, f := range r.Flags {
			flags += " [" + string(f) + "]"
		}
		if key := d.Cites[r.Number]; key != "" {
			flags += " (held: " + key + ")"
		}
		fmt.Fprintf(b, "  [%d] %s. %s%s\n", r.Number, strings.Join(r.Authors, ", "), r.Title, flags)
	}
	if n := len(d.Warnings); n > 0 {
		fmt.Fprintf(b, "  %s from the import\n", count(n, "warning"))
	}
}

func runFigures(ctx context.Context, o *options, args []string) (err error) {
	if len(args) > 0 {
		return fmt.Errorf("%w: takes no %q; name the library with --library", errUsage, args[0])
	}
	lib, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	book, err := lib.Book(ctx)
	if err != nil {
		return err
	}
	if err := o.review.checkStatus(); err != nil {
		return err
	}
	figures := make([]evidence.Figure, 0, len(book.Figures))
	for _, f := range book.Figures {
		if o.review.takes(f) {
			figures = append(figures, f)
		}
	}
	slices.SortFunc(figures, func(a, b evidence.Figure) int {
		return cmp.Or(cmp.Compare(a.Indicator, b.Indicator), cmp.Compare(a.Period.String(), b.Period.String()), cmp.Compare(a.Key, b.Key))
	})
	if o.json {
		return printJSON(o.stdout, figures)
	}
	return printFigures(o.stdout, book, figures)
}

func printFigures(w io.Writer, book *evidence.Book, figures []evidence.Figure) error {
	if len(figures) == 0 && len(book.Figures) > 0 {
		_, err := fmt.Fprintln(w, "no figure is like that")
		return err
	}
	if len(figures) == 0 {
		_, err := fmt.Fprintln(w, "the library holds no figures; add a paper with brief import")
		return err
	}
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "KEY\tVALUE\tPERIOD\tSTATUS\tSOURCE")
	for _, f := range figures {
		value, err := evidence.Format(f, "qualified")
		if err != nil {
			return err
		}
		status := string(f.Status)
		if f.Stale != "" {
			status += ", stale"
		}
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\n", f.Key, strings.ReplaceAll(value, "\u00a0", " "), f.When(), status, book.Credit(f))
	}
	return tw.Flush()
}

func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
