package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"

	"github.com/spf13/pflag"
)

// relating are the flags of the commands that bind figures to one another.
type relating struct {
	formula, key, name, because string
	inputs                      []string
	decimals                    int

	explain, prefer, dismiss, reopen, all bool

	kind, text, source, section, quote string
	figures                            []string
}

func relationCommands() []command {
	return []command{
		{"derive", "", "work out a figure from others: growth, share, sum, value per person", deriveFlags, runDerive},
		{"conflicts", "[A B [TEXT]]", "show the figures that could be confused, and decide about two of them", conflictFlags, runConflicts},
		{"supersede", "OLD NEW", "let a figure take the place of an old one, which stays with a link", libraryFlag, runSupersede},
		{"claims", "", "show the library's claims with what they rest on", listFlags, runClaims},
		{"claim", "add|delete [KEY]", "add a claim with its evidence, or delete one", claimFlags, runClaim},
		{"coverage", "", "count what sources and decks rest on: figures, claims, typed numbers", coverageFlags, runCoverage},
		{"undo", "", "take back the last thing decided about figures, or done to a deck", undoFlags, runUndo},
		{"redo", "", "make what was undone again", undoFlags, runRedo},
	}
}

// work opens the library for a command that takes no arguments beside its flags, and
// closes it after.
func (o *options) work(ctx context.Context, args []string, act func(*app.Workspace) error) (err error) {
	if len(args) > 0 {
		return fmt.Errorf("%w: takes no %q; name the library with --library", errUsage, args[0])
	}
	lib, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	return act(app.Open(lib, nil))
}

func deriveFlags(fs *pflag.FlagSet, o *options) {
	listFlags(fs, o)
	r := &o.relate
	fs.StringVar(&r.formula, "formula", "", "the `FORMULA`: "+words(evidence.Formulas))
	fs.StringSliceVar(&r.inputs, "inputs", nil, "the `KEYS` of the figures, in the formula's order: the earlier first; the part, then the whole")
	fs.StringVar(&r.key, "key", "", "the `KEY` of the new figure; without it, made of the name")
	fs.StringVar(&r.name, "name", "", "the `NAME` of what it measures; without it, said by the formula")
	fs.IntVar(&r.decimals, "decimals", 1, "round to so many decimals")
	fs.StringVar(&r.because, "because", "", "why figures of different definitions may be put together: `TEXT` that prints with it")
}

func words[T ~string](names []T) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = string(n)
	}
	return strings.Join(out, ", ")
}

func runDerive(ctx context.Context, o *options, args []string) error {
	r := o.relate
	if !slices.Contains(evidence.Formulas, evidence.Formula(r.formula)) {
		return fmt.Errorf("%w: name a formula with --formula: %s", errUsage, words(evidence.Formulas))
	}
	if len(r.inputs) == 0 || r.decimals < 0 || r.decimals > maxDecimals {
		return fmt.Errorf("%w: name the figures with --inputs, for example: --inputs trade-2013,trade-2020; decimals are 0 to %d", errUsage, maxDecimals)
	}
	return o.work(ctx, args, func(ws *app.Workspace) error {
		f, err := ws.Derive(ctx, evidence.DeriveRequest{Key: r.key, Name: r.name, Derivation: evidence.Derivation{
			Formula: evidence.Formula(r.formula), Inputs: r.inputs, Decimals: r.decimals, Explanation: r.because,
		}})
		if errors.Is(err, evidence.ErrDefinitions) {
			return fmt.Errorf("%w; say with --because why they may be put together", err)
		}
		if err != nil {
			return err
		}
		if o.json {
			return printJSON(o.stdout, f)
		}
		return o.sayDerived(ctx, ws, f)
	})
}

// maxDecimals is the most that a derived figure is rounded to.
const maxDecimals = 6

func (o *options) sayDerived(ctx context.Context, ws *app.Workspace, f evidence.Figure) error {
	b, err := ws.Book(ctx)
	if err != nil {
		return err
	}
	how, err := b.Formula(*f.Derivation)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(o.stdout, "%s: %s (%s)\n", f.Key, how, b.Indicators[f.Indicator].Name)
	return err
}

func undoFlags(fs *pflag.FlagSet, o *options) {
	libraryFlag(fs, o)
	fs.StringVar(&o.deck, "deck", "", "the `NAME` of a deck: what was done to it, instead of what was decided about figures")
}

func runUndo(ctx context.Context, o *options, args []string) error {
	return o.travel(ctx, args, "undid", (*app.Workspace).UndoEvidence, (*app.Session).Undo)
}

func runRedo(ctx context.Context, o *options, args []string) error {
	return o.travel(ctx, args, "redid", (*app.Workspace).RedoEvidence, (*app.Session).Redo)
}

// travel walks one step of the journal of the evidence, or of a deck.
func (o *options) travel(ctx context.Context, args []string, word string,
	inEvidence func(*app.Workspace, context.Context) (string, error), inDeck func(*app.Session, context.Context) (string, error),
) error {
	return o.work(ctx, args, func(ws *app.Workspace) error {
		step := func(ctx context.Context) (string, error) { return inEvidence(ws, ctx) }
		if o.deck != "" {
			s, err := ws.OpenDeck(ctx, o.deck)
			if err != nil {
				return fmt.Errorf("%w; see brief list", err)
			}
			step = func(ctx context.Context) (string, error) { return inDeck(s, ctx) }
		}
		return travel(ctx, o.stdout, word, step)
	})
}

func travel(ctx context.Context, w io.Writer, word string, step func(context.Context) (string, error)) error {
	name, err := step(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s: %s\n", word, name)
	return err
}
