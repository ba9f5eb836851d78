package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"

	"github.com/spf13/pflag"
)

// versioning are the flags about versions of a deck.
type versioning struct {
	note string
	of   string // the version to export
	save string // the version to save of what is exported
}

func versionCommands() []command {
	return []command{
		{"versions", "", "show the versions of a deck", versionsFlags, runVersions},
		{"version", "save|restore|diff|delete NAME…", "keep a deck as it is now under a name; compare it, bring it back", versionFlags, runVersion},
	}
}

func versionsFlags(fs *pflag.FlagSet, o *options) {
	listFlags(fs, o)
	fs.StringVar(&o.deck, "deck", "", "the `NAME` of a deck in the library")
}

func versionFlags(fs *pflag.FlagSet, o *options) {
	diffFlags(fs, o)
	fs.StringVar(&o.deck, "deck", "", "the `NAME` of a deck in the library")
	fs.StringVar(&o.version.note, "note", "", "what to remember about the version: `TEXT`")
}

func runVersions(ctx context.Context, o *options, args []string) error {
	if o.deck == "" {
		return errNoDeck
	}
	return o.work(ctx, args, func(ws *app.Workspace) error {
		all, err := ws.Library().Versions(ctx, o.deck)
		if err != nil {
			return fmt.Errorf("%w; see brief list", err)
		}
		now, err := ws.Now(ctx, o.deck)
		if err != nil {
			return err
		}
		if o.json {
			return printJSON(o.stdout, append([]app.Version{}, all...))
		}
		return o.printVersions(all, app.Revision(now.Deck, now.Book))
	})
}

var errNoDeck = fmt.Errorf("%w: name a deck of the library with --deck", errUsage)

func (o *options) printVersions(all []app.Version, now string) error {
	var b strings.Builder
	if len(all) == 0 {
		fmt.Fprintf(&b, "%s has no versions yet; brief version save --deck %s NAME keeps it as it is\n", o.deck, o.deck)
	}
	for _, v := range all {
		same := ""
		if v.Revision == now {
			same = ", as it is now"
		}
		fmt.Fprintf(&b, "%s  %s  %s, %s, %s%s\n", v.Revision[:8], v.Name, v.At.Local().Format("2006-01-02 15:04"), count(v.Slides, "slide"), count(v.Figures, "figure"), same)
		if v.Note != "" {
			fmt.Fprintf(&b, "          %s\n", v.Note)
		}
	}
	_, err := fmt.Fprint(o.stdout, b.String())
	return err
}

func runVersion(ctx context.Context, o *options, args []string) error {
	if o.deck == "" {
		return errNoDeck
	}
	acts := map[string]struct {
		least, most int
		do          func(context.Context, *app.Workspace, []string) error
	}{
		"save": {1, 1, o.saveVersion}, "restore": {1, 1, o.restoreVersion}, "delete": {1, 1, o.deleteVersion}, "diff": {1, 2, o.diffVersions},
	}
	if len(args) == 1 && args[0] == "list" {
		return runVersions(ctx, o, nil)
	}
	if len(args) > 0 {
		if act, ok := acts[args[0]]; ok && len(args)-1 >= act.least && len(args)-1 <= act.most {
			return o.work(ctx, nil, func(ws *app.Workspace) error { return act.do(ctx, ws, args[1:]) })
		}
	}
	return fmt.Errorf("%w: write brief version save|restore|delete --deck DECK NAME, or brief version diff --deck DECK NAME [NAME]", errUsage)
}

func (o *options) saveVersion(ctx context.Context, ws *app.Workspace, args []string) error {
	s, err := ws.Now(ctx, o.deck)
	if err != nil {
		return fmt.Errorf("%w; see brief list", err)
	}
	v, err := ws.SaveVersion(ctx, s.Deck, args[0], o.version.note)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(o.stdout, "saved %s: %s, %s, revision %s\n", v.Name, count(v.Slides, "slide"), count(v.Figures, "figure"), v.Revision[:8])
	return err
}

func (o *options) restoreVersion(ctx context.Context, ws *app.Workspace, args []string) error {
	k, err := o.find(ctx, ws, args[0])
	if err != nil {
		return err
	}
	s, err := ws.OpenDeck(ctx, o.deck)
	if err != nil {
		return err
	}
	if err := s.Restore(ctx, k); err != nil {
		return err
	}
	_, err = fmt.Fprintf(o.stdout, "%s is as it was in %s; brief undo --deck %s takes it back\n", o.deck, k.Name, o.deck)
	return err
}

func (o *options) deleteVersion(ctx context.Context, ws *app.Workspace, args []string) error {
	k, err := o.find(ctx, ws, args[0])
	if err != nil {
		return err
	}
	if _, err := ws.DeleteVersion(ctx, k.ID); err != nil {
		return err
	}
	_, err = fmt.Fprintf(o.stdout, "deleted the version %s of %s\n", k.Name, o.deck)
	return err
}

// diffVersions compares a version with the deck as it is now, or with another one.
func (o *options) diffVersions(ctx context.Context, ws *app.Workspace, args []string) error {
	var moments [2]app.Moment
	var states [2]app.State
	for i, name := range args {
		k, err := o.find(ctx, ws, name)
		if err != nil {
			return err
		}
		moments[i], states[i] = app.MomentOf(k.Version), k.State
	}
	if len(args) == 1 {
		s, err := ws.Now(ctx, o.deck)
		if err != nil {
			return err
		}
		moments[1], states[1] = app.MomentNow("now", s), s
	}
	return o.writeDiff(ctx, moments, states)
}

func (o *options) find(ctx context.Context, ws *app.Workspace, name string) (app.Kept, error) {
	k, err := ws.FindVersion(ctx, o.deck, name)
	switch {
	case errors.Is(err, deck.ErrNoVersion):
		return k, fmt.Errorf("%w; see brief versions --deck %s", err, o.deck)
	case errors.Is(err, deck.ErrNotFound):
		return k, fmt.Errorf("%w; see brief list", err)
	}
	return k, err
}

// versionState reads a version as one side of a comparison.
func (o *options) versionState(ctx context.Context, key, version string) (s app.State, m app.Moment, err error) {
	lib, err := o.open(ctx)
	if err != nil {
		return s, m, err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	o.deck = key
	k, err := o.find(ctx, app.Open(lib, nil), version)
	return k.State, app.MomentOf(k.Version), err
}
