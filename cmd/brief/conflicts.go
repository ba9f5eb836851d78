package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"

	"github.com/spf13/pflag"
)

func conflictFlags(fs *pflag.FlagSet, o *options) {
	listFlags(fs, o)
	r := &o.relate
	fs.BoolVar(&r.all, "all", false, "show the decided ones too")
	fs.BoolVar(&r.explain, "explain", false, "both figures stand: A B \"TEXT\" says how they differ, and prints with them")
	fs.BoolVar(&r.prefer, "prefer", false, "A stands and supersedes B")
	fs.BoolVar(&r.dismiss, "dismiss", false, "A and B are no conflict: do not propose them again")
	fs.BoolVar(&r.reopen, "reopen", false, "put A and B back among those to be decided")
}

// pair is two figures that could be confused, as "brief conflicts" shows them.
type pair struct {
	A           string                 `json:"a"`
	B           string                 `json:"b"`
	State       evidence.ConflictState `json:"state"` // "proposed" when a program found it
	Why         string                 `json:"why,omitempty"`
	Explanation string                 `json:"explanation,omitempty"`
}

// proposed is the state of a pair that nobody has decided about.
const proposed = evidence.ConflictState("proposed")

func runConflicts(ctx context.Context, o *options, args []string) error {
	change, err := o.relate.pairChange(args)
	if err != nil {
		return err
	}
	return o.work(ctx, nil, func(ws *app.Workspace) error {
		if change != nil {
			c, err := ws.Revise(ctx, change)
			if err == nil {
				_, err = fmt.Fprintf(o.stdout, "done: %s\n", c.Name)
			}
			return err
		}
		b, err := ws.Book(ctx)
		if err != nil {
			return err
		}
		pairs := o.pairs(b)
		if o.json {
			return printJSON(o.stdout, pairs)
		}
		return printPairs(o.stdout, b, pairs)
	})
}

// revision makes a change of the evidence as it is.
type revision func(*evidence.Book) (evidence.Change, error)

// pairChange is what the flags ask for about two figures; nil when they ask to list.
func (r relating) pairChange(args []string) (revision, error) {
	acts := []struct {
		asked bool
		name  string
		do    func(b *evidence.Book, x, y string) (evidence.Change, error)
	}{
		{r.explain, "explain", func(b *evidence.Book, x, y string) (evidence.Change, error) { return b.Explain(x, y, args[2]) }},
		{r.prefer, "prefer", (*evidence.Book).Prefer},
		{r.dismiss, "dismiss", (*evidence.Book).Dismiss},
		{r.reopen, "reopen", (*evidence.Book).Reopen},
	}
	var change revision
	for _, a := range acts {
		if !a.asked {
			continue
		}
		want := 2
		if a.name == "explain" {
			want = 3
		}
		if change != nil || len(args) != want {
			return nil, fmt.Errorf("%w: --%s takes two figures%s, and stands alone", errUsage, a.name, map[bool]string{true: " and a text"}[want == 3])
		}
		change = func(b *evidence.Book) (evidence.Change, error) { return a.do(b, args[0], args[1]) }
	}
	if change == nil && len(args) > 0 {
		return nil, fmt.Errorf("%w: say what about %q: --explain, --prefer, --dismiss or --reopen", errUsage, args[0])
	}
	return change, nil
}

// pairs are the proposals, then the conflicts that stand; all of them when asked.
func (o *options) pairs(b *evidence.Book) []pair {
	out := []pair{}
	for _, p := range b.Confusable() {
		out = append(out, pair{A: p.A, B: p.B, State: proposed, Why: p.Why})
	}
	for _, c := range b.Conflicts {
		if c.State == evidence.Open || o.relate.all {
			out = append(out, pair{A: c.A, B: c.B, State: c.State, Explanation: c.Explanation})
		}
	}
	return out
}

func printPairs(w io.Writer, b *evidence.Book, pairs []pair) error {
	if len(pairs) == 0 {
		_, err := fmt.Fprintln(w, "nothing to decide; --all shows what was decided")
		return err
	}
	var out strings.Builder
	for i, p := range pairs {
		if i > 0 {
			out.WriteByte('\n')
		}
		head := string(p.State)
		if p.Why != "" {
			head += ": " + p.Why
		}
		fmt.Fprintln(&out, head)
		for _, key := range []string{p.A, p.B} {
			f := b.Figures[key]
			value, err := evidence.Format(f, "qualified")
			if err != nil {
				value = f.Value.String()
			}
			fmt.Fprintf(&out, "  %s: %s, %s, %s (%s)\n", key, strings.ReplaceAll(value, "\u00a0", " "), f.When(), b.Credit(f), f.Status)
		}
		if p.Explanation != "" {
			fmt.Fprintf(&out, "  %s\n", p.Explanation)
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func runSupersede(ctx context.Context, o *options, args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("%w: name the old figure and the new one, for example: brief supersede trade-2020-first trade-2020", errUsage)
	}
	return o.work(ctx, nil, func(ws *app.Workspace) error {
		_, err := ws.Revise(ctx, func(b *evidence.Book) (evidence.Change, error) { return b.Supersede(args[0], args[1]) })
		if err != nil {
			return err
		}
		b, err := ws.Book(ctx)
		if err != nil {
			return err
		}
		return o.saySuperseded(ctx, ws, b, args)
	})
}

// saySuperseded says what gave way to what, and which decks and figures used it.
func (o *options) saySuperseded(ctx context.Context, ws *app.Workspace, b *evidence.Book, args []string) error {
	if _, err := fmt.Fprintf(o.stdout, "%s is superseded by %s\n", args[0], args[1]); err != nil {
		return err
	}
	for _, key := range b.DerivedFrom(args[0]) {
		fmt.Fprintf(o.stdout, "%s is worked out from it and is stale\n", key)
	}
	decks, err := ws.Library().Decks(ctx)
	if err != nil {
		return err
	}
	for _, info := range decks {
		d, _, err := ws.Library().Deck(ctx, info.Key)
		if err != nil {
			return err
		}
		if slices.Contains(app.FiguresUsed(d, b), args[0]) {
			fmt.Fprintf(o.stdout, "deck %s uses it: brief check says where\n", info.Key)
		}
	}
	return nil
}
