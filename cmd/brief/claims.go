package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/spf13/pflag"
)

func claimFlags(fs *pflag.FlagSet, o *options) {
	libraryFlag(fs, o)
	r := &o.relate
	fs.StringVar(&r.kind, "kind", string(evidence.Fact), "the `KIND`: "+words(evidence.ClaimKinds))
	fs.StringVar(&r.text, "text", "", "what is claimed, in your own words: `TEXT`")
	fs.StringVar(&r.source, "source", "", "the `KEY` of the source that claims it")
	fs.StringVar(&r.section, "section", "", "the section's number or title; without it, that of the quote")
	fs.StringVar(&r.quote, "quote", "", "`WORDS` of the source that it rests on; they must stand there once")
	fs.StringSliceVar(&r.figures, "figures", nil, "the `KEYS` of the figures that it rests on")
	fs.StringVar(&r.key, "key", "", "the `KEY` of the claim; without it, made of the text")
}

func runClaim(ctx context.Context, o *options, args []string) error {
	switch {
	case len(args) == 1 && args[0] == "add":
		return o.work(ctx, nil, func(ws *app.Workspace) error { return o.addClaim(ctx, ws) })
	case len(args) == 2 && args[0] == "delete":
		return o.work(ctx, nil, func(ws *app.Workspace) error {
			_, err := ws.Revise(ctx, func(b *evidence.Book) (evidence.Change, error) { return b.DeleteClaim(args[1]) })
			if err == nil {
				_, err = fmt.Fprintf(o.stdout, "deleted %s; brief undo brings it back\n", args[1])
			}
			return err
		})
	}
	return fmt.Errorf("%w: write brief claim add --text … --source …, or brief claim delete KEY", errUsage)
}

func (o *options) addClaim(ctx context.Context, ws *app.Workspace) error {
	r := o.relate
	c := evidence.Claim{Key: r.key, Kind: evidence.ClaimKind(r.kind), Text: r.text, Source: r.source, Section: r.section, Figures: r.figures}
	if r.quote != "" {
		doc, err := ws.Library().Document(ctx, r.source)
		if err != nil {
			return err
		}
		q, err := findQuote(doc, r.quote)
		if err != nil {
			return err
		}
		c.Quotes = []evidence.Quote{q}
		if c.Section == "" {
			c.Section = q.Section
		}
	}
	made, err := ws.Revise(ctx, func(b *evidence.Book) (evidence.Change, error) { return b.PutClaim(c) })
	if err != nil {
		return err
	}
	c = made.Claims.Put[0]
	_, err = fmt.Fprintf(o.stdout, "%s: %s, resting on %s and %s\n", c.Key, c.Kind, count(len(c.Figures), "figure"), count(len(c.Quotes), "quote"))
	return err
}

// findQuote finds words in a source's text, however its lines were broken.
func findQuote(doc source.Document, words string) (evidence.Quote, error) {
	var out evidence.Quote
	times := 0
	for _, s := range doc.Sections {
		name := s.Number
		if name == "" {
			name = s.Title
		}
		for _, p := range s.Paragraphs {
			if n := strings.Count(p.Text, words); n > 0 {
				times += n
				at := strings.Index(p.Text, words)
				out = evidence.Quote{Source: doc.Source.Key, Section: name, Paragraph: p.ID, Span: source.Span{Start: at, End: at + len(words)}}
			}
		}
	}
	if times != 1 {
		return evidence.Quote{}, fmt.Errorf("the words %q stand %d times in %s: quote words that stand there once", words, times, doc.Source.Key)
	}
	return out, nil
}

func runClaims(ctx context.Context, o *options, args []string) error {
	return o.work(ctx, args, func(ws *app.Workspace) error {
		b, err := ws.Book(ctx)
		if err != nil {
			return err
		}
		if o.json {
			return printJSON(o.stdout, append([]evidence.Claim{}, b.Claims...))
		}
		return printClaims(o.stdout, b)
	})
}

func printClaims(w io.Writer, b *evidence.Book) error {
	var out strings.Builder
	for _, c := range b.Claims {
		where := b.Sources[c.Source].Name()
		if c.Section != "" {
			where += ", " + c.Section
		}
		fmt.Fprintf(&out, "%s (%s): %s\n  %s", c.Key, c.Kind, c.Text, where)
		if len(c.Figures) > 0 {
			fmt.Fprintf(&out, "; figures %s", strings.Join(c.Figures, ", "))
		}
		if len(c.Quotes) > 0 {
			fmt.Fprintf(&out, "; %s", count(len(c.Quotes), "quote"))
		}
		for _, q := range c.Quotes {
			if q.Stale != "" {
				fmt.Fprintf(&out, "; a quote is stale: %s", q.Stale)
			}
		}
		if !b.Carries(c) {
			out.WriteString("; no evidence that stands")
		}
		out.WriteByte('\n')
	}
	if out.Len() == 0 {
		out.WriteString("the library holds no claims; add one with brief claim add\n")
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func coverageFlags(fs *pflag.FlagSet, o *options) {
	listFlags(fs, o)
	fs.StringVar(&o.deck, "deck", "", "only the deck of this `NAME`")
}

func runCoverage(ctx context.Context, o *options, args []string) error {
	return o.work(ctx, args, func(ws *app.Workspace) error {
		c, err := ws.Coverage(ctx, o.deck)
		if err != nil {
			return err
		}
		if o.json {
			return printJSON(o.stdout, c)
		}
		return printCoverage(o.stdout, c)
	})
}

func printCoverage(w io.Writer, c app.Coverage) error {
	var out strings.Builder
	for _, s := range c.Sources {
		fmt.Fprintf(&out, "%s: %s\n", s.Source, s.Title)
		fmt.Fprintf(&out, "  paragraphs %d of %d used; figures %d of %d settled, %d candidates; claims %d of %d with evidence\n",
			s.Used, s.Paragraphs, s.Confirmed, s.Figures, s.Candidates, s.Resting, s.Claims)
	}
	for _, d := range c.Decks {
		fmt.Fprintf(&out, "deck %s: %s\n", d.Deck, d.Title)
		fmt.Fprintf(&out, "  numbers %d bound, %d typed; figures %d of %d confirmed; claims %d of %d with evidence; %s\n",
			d.Bound, d.Unbound, d.Settled, d.Figures, d.Resting, d.Claims, count(len(d.Sources), "source"))
		if len(d.Unknown) > 0 {
			fmt.Fprintf(&out, "  claims that the library does not hold: %s\n", strings.Join(d.Unknown, ", "))
		}
	}
	if out.Len() == 0 {
		out.WriteString("the library is empty; add a paper with brief import\n")
	}
	_, err := io.WriteString(w, out.String())
	return err
}
