package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"briefdeck/internal/app"

	"github.com/spf13/pflag"
)

func searchFlags(fs *pflag.FlagSet, o *options) {
	listFlags(fs, o)
	fs.StringSliceVar(&o.kinds, "kind", nil, "only these `KINDS`: figure, paragraph, claim, reference, slide, source, deck")
	fs.IntVar(&o.limit, "limit", 10, "show at most `N` of each kind")
}

// foundGroup is the hits of one kind as "brief search --json" prints them.
type foundGroup struct {
	Kind  app.HitKind `json:"kind"`
	Total int         `json:"total"`
	Hits  []app.Hit   `json:"hits"`
}

func runSearch(ctx context.Context, o *options, args []string) (err error) {
	r, err := o.searchRequest(args)
	if err != nil {
		return err
	}
	lib, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	told := false
	err = lib.AwaitIndex(ctx, func(app.Indexing) {
		if !told {
			fmt.Fprintln(o.stderr, "making the search index; this is done once")
			told = true
		}
	})
	if err != nil {
		return err
	}
	res, err := lib.Search(ctx, r)
	if err != nil {
		return err
	}
	if o.json {
		groups := []foundGroup{}
		for _, g := range res.Groups {
			groups = append(groups, foundGroup(g))
		}
		return printJSON(o.stdout, groups)
	}
	return printFound(o.stdout, r.Query, res)
}

func (o *options) searchRequest(args []string) (app.SearchRequest, error) {
	r := app.SearchRequest{Query: strings.Join(args, " "), Limit: o.limit}
	if strings.TrimSpace(r.Query) == "" {
		return r, fmt.Errorf(`%w: say what to look for, for example: brief search 'trade "along the route"'`, errUsage)
	}
	if o.limit < 1 {
		return r, fmt.Errorf("%w: --limit %d is less than 1", errUsage, o.limit)
	}
	for _, k := range o.kinds {
		kind := app.HitKind(strings.TrimSuffix(k, "s"))
		if !slices.Contains(app.HitKinds, kind) {
			return r, fmt.Errorf("%w: --kind %s is not a kind; see brief help search", errUsage, k)
		}
		r.Kinds = append(r.Kinds, kind)
	}
	return r, nil
}

// printFound lists the hits a kind at a time: where each one stands, then its words.
func printFound(w io.Writer, query string, res app.SearchResult) error {
	var b strings.Builder
	for _, g := range res.Groups {
		fmt.Fprintf(&b, "%s\n", count(g.Total, string(g.Kind)))
		for _, h := range g.Hits {
			fmt.Fprintf(&b, "  %s\n      %s\n", standsAt(h), marked(h))
		}
		if more := g.Total - len(g.Hits); more > 0 {
			fmt.Fprintf(&b, "  and %d more; see --limit\n", more)
		}
	}
	if b.Len() == 0 {
		fmt.Fprintf(&b, "nothing holds %s\n", query)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// standsAt says where a hit stands.
func standsAt(h app.Hit) string {
	var parts []string
	switch h.Kind {
	case app.SlideHit:
		parts = append(parts, h.Key, h.Title)
	case app.ReferenceHit:
		parts = append(parts, h.Source, fmt.Sprintf("[%d]", h.Number))
	case app.ParagraphHit:
		parts = append(parts, h.Source, h.Section)
	case app.FigureHit, app.ClaimHit:
		parts = append(parts, h.Key, h.Source, h.Section)
	case app.SourceHit, app.DeckHit:
		parts = append(parts, h.Key, h.Title)
	}
	if h.Page > 0 {
		parts = append(parts, fmt.Sprintf("page %d", h.Page))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// marked is a hit's words with what was asked for in brackets.
func marked(h app.Hit) string {
	var b strings.Builder
	at := 0
	for _, m := range h.Marks {
		b.WriteString(h.Snippet[at:m.Start] + "[" + h.Snippet[m.Start:m.End] + "]")
		at = m.End
	}
	return b.String() + h.Snippet[at:]
}
