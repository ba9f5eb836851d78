package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"

	"github.com/spf13/pflag"
)

// reviewing are the flags that choose figures and decide about them.
type reviewing struct {
	status, source          string
	accept, reject, restore []string
	acceptAll, acceptSure   bool
	edit                    editing
}

// stale is a status to ask for beside those that figures have.
const stale = "stale"

func figuresFlags(fs *pflag.FlagSet, o *options) {
	listFlags(fs, o)
	r := &o.review
	fs.StringVar(&r.status, "status", "", "only those of that `STATUS`: "+words(statuses())+", "+stale)
	fs.StringVar(&r.source, "source", "", "only those of the source of that `KEY`")
}

func statuses() []evidence.Status {
	return []evidence.Status{evidence.Candidate, evidence.Confirmed, evidence.Disputed, evidence.Superseded, evidence.Rejected}
}

func (r reviewing) checkStatus() error {
	if r.status == "" || r.status == stale || slices.Contains(statuses(), evidence.Status(r.status)) {
		return nil
	}
	return fmt.Errorf("%w: no status %q; take one of %s, %s", errUsage, r.status, words(statuses()), stale)
}

// takes tells whether a figure is one of those asked for.
func (r reviewing) takes(f evidence.Figure) bool {
	if r.source != "" && f.Origin.Source != r.source {
		return false
	}
	if r.status == stale {
		return f.Stale != ""
	}
	return r.status == "" || f.Status == evidence.Status(r.status)
}

func reviewFlags(fs *pflag.FlagSet, o *options) {
	listFlags(fs, o)
	r := &o.review
	fs.StringSliceVar(&r.accept, "accept", nil, "confirm the figures of these `KEYS`")
	fs.StringSliceVar(&r.reject, "reject", nil, "reject the figures of these `KEYS`")
	fs.StringSliceVar(&r.restore, "restore", nil, "make the figures of these `KEYS` candidates again")
	fs.BoolVar(&r.acceptAll, "accept-all", false, "confirm every candidate that is not rejected in the same command")
	fs.BoolVar(&r.acceptSure, "accept-sure", false, "confirm every candidate stated exactly and with a date")
	fs.StringVar(&r.source, "source", "", "with --accept-all and --accept-sure: only those of the source of that `KEY`")
	editFlags(fs, &r.edit)
}

// reviewed is what "brief review" did, or what waits for it.
type reviewed struct {
	Accepted   []string          `json:"accepted,omitempty"`
	Rejected   []string          `json:"rejected,omitempty"`
	Restored   []string          `json:"restored,omitempty"`
	Edited     string            `json:"edited,omitempty"` // the key of the figure
	Says       string            `json:"says,omitempty"`   // what it prints now
	Candidates []evidence.Review `json:"candidates"`
}

func runReview(ctx context.Context, o *options, args []string) error {
	return o.work(ctx, args, func(ws *app.Workspace) error {
		b, err := ws.Book(ctx)
		if err != nil {
			return err
		}
		decided := o.review.decide(b)
		edited, err := o.review.edit.change(b, slices.Contains(decided[evidence.Confirmed], o.review.edit.key))
		if err != nil {
			return err
		}
		c := edited.With(evidence.DecideAll(decided))
		if !c.IsEmpty() {
			if _, err := ws.Apply(ctx, c); err != nil {
				return err
			}
		}
		left, err := ws.Reviews(ctx, o.review.source)
		if err != nil {
			return err
		}
		out := reviewed{Accepted: decided[evidence.Confirmed], Rejected: decided[evidence.Rejected], Restored: decided[evidence.Candidate], Candidates: left}
		if f := edited.Figures.Put; len(f) == 1 {
			out.Edited, out.Says = f[0].Key, says(f[0], edited, b)
		}
		if o.json {
			return printJSON(o.stdout, out)
		}
		return out.print(o, !c.IsEmpty())
	})
}

// decide says which figures get which status. Keys that were named go before what the
// filters take.
func (r reviewing) decide(b *evidence.Book) map[evidence.Status][]string {
	out := map[evidence.Status][]string{}
	for status, keys := range map[evidence.Status][]string{evidence.Confirmed: r.accept, evidence.Rejected: r.reject, evidence.Candidate: r.restore} {
		if len(keys) > 0 {
			out[status] = slices.Clone(keys)
		}
	}
	for _, f := range b.Candidates(r.source) {
		named := slices.Contains(r.reject, f.Key) || slices.Contains(r.accept, f.Key) || slices.Contains(r.restore, f.Key)
		if !named && (r.acceptAll || r.acceptSure && f.Sure()) {
			out[evidence.Confirmed] = append(out[evidence.Confirmed], f.Key)
		}
	}
	return out
}

func (r reviewed) print(o *options, acted bool) error {
	if r.Edited != "" {
		fmt.Fprintf(o.stdout, "edited %s: %s\n", r.Edited, r.Says)
	}
	for _, did := range []struct {
		word string
		keys []string
	}{{"accepted", r.Accepted}, {"rejected", r.Rejected}, {"put back", r.Restored}} {
		if len(did.keys) > 0 {
			fmt.Fprintf(o.stdout, "%s %s: %s\n", did.word, count(len(did.keys), "figure"), strings.Join(did.keys, ", "))
		}
	}
	if acted {
		fmt.Fprintf(o.stdout, "%s left to review\n", count(len(r.Candidates), "candidate"))
		return nil
	}
	for _, c := range r.Candidates {
		fmt.Fprintf(o.stdout, "%s: %s\n  %s, %s: %s\n", c.Figure.Key, c.Says, c.Figure.Origin.Source, c.Figure.Origin.Section, c.Sentence)
		for _, i := range c.Indicators {
			fmt.Fprintf(o.stdout, "  could be of %s (%s): %s\n", i.Indicator.Key, i.Indicator.Name, i.Why)
		}
	}
	if len(r.Candidates) == 0 {
		fmt.Fprintln(o.stdout, "no candidates: every figure has been looked at")
	}
	return nil
}
