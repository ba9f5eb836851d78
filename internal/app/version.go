package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// Version is a deck as it stood at one moment, kept under a name.
type Version struct {
	ID       source.ID `json:"-"`
	Of       deck.ID   `json:"-"`    // the deck
	Name     string    `json:"name"` // "Sent to minister": one of that name a deck
	Note     string    `json:"note,omitempty"`
	Revision string    `json:"revision"` // of the deck then: see Revision
	Slides   int       `json:"slides"`
	Figures  int       `json:"figures"` // that the deck showed
	At       time.Time `json:"at"`
}

// Kept is a version with what it was: the deck, and the part of the evidence that it
// printed, as both stood then.
type Kept struct {
	Version
	State
}

// VersionLibrary keeps versions of decks.
type VersionLibrary interface {
	// AddVersion keeps a version of the deck of its ID. An empty ID is made new.
	// deck.ErrNotFound, deck.ErrVersionName when the deck has one of that name.
	AddVersion(ctx context.Context, k Kept) error
	// Versions lists a deck's versions by its key, the newest first.
	Versions(ctx context.Context, deck string) ([]Version, error)
	// Version reads a version with its content, or deck.ErrNoVersion.
	Version(ctx context.Context, id source.ID) (Kept, error)
	// NameVersion gives a version another name and note. Errors as of AddVersion.
	NameVersion(ctx context.Context, id source.ID, name, note string) error
	// DeleteVersion takes a version out, or deck.ErrNoVersion.
	DeleteVersion(ctx context.Context, id source.ID) error
}

// SaveVersion keeps a deck as it is now, with the figures that it prints, under a name.
// deck.ErrNoName without one, deck.ErrVersionName when the deck has one of that name.
func (w *Workspace) SaveVersion(ctx context.Context, d *deck.Deck, name, note string) (Version, error) {
	b, err := w.Book(ctx)
	if err != nil {
		return Version{}, err
	}
	if name = strings.Join(strings.Fields(name), " "); name == "" {
		return Version{}, fmt.Errorf("save a version: %w", deck.ErrNoName)
	}
	k := Kept{State: State{Deck: d, Book: Excerpt(d, b)}, Version: Version{
		ID: source.NewID(), Of: d.ID, Name: name, Note: strings.TrimSpace(note), Revision: Revision(d, b),
		Slides: len(d.Slides), Figures: len(FiguresUsed(d, b)), At: time.Now().UTC(),
	}}
	return k.Version, w.PutVersion(ctx, k)
}

// PutVersion keeps a version that was taken out again.
func (w *Workspace) PutVersion(ctx context.Context, k Kept) error {
	if err := w.lib.AddVersion(ctx, k); err != nil {
		return err
	}
	w.VersionsChanged.Tell(struct{}{})
	return nil
}

// DeleteVersion takes a version out and returns it, so that it can be put back.
func (w *Workspace) DeleteVersion(ctx context.Context, id source.ID) (Kept, error) {
	k, err := w.lib.Version(ctx, id)
	if err != nil {
		return Kept{}, err
	}
	if err := w.lib.DeleteVersion(ctx, id); err != nil {
		return Kept{}, err
	}
	w.VersionsChanged.Tell(struct{}{})
	return k, nil
}

// NameVersion gives a version another name and note.
func (w *Workspace) NameVersion(ctx context.Context, id source.ID, name, note string) error {
	if name = strings.Join(strings.Fields(name), " "); name == "" {
		return fmt.Errorf("name a version: %w", deck.ErrNoName)
	}
	if err := w.lib.NameVersion(ctx, id, name, strings.TrimSpace(note)); err != nil {
		return err
	}
	w.VersionsChanged.Tell(struct{}{})
	return nil
}

// FindVersion is a deck's version by name, whatever its case, or by the first characters
// of its revision, of which four are enough; of several the newest. deck.ErrNoVersion
// when there is none.
func (w *Workspace) FindVersion(ctx context.Context, deckKey, name string) (Kept, error) {
	all, err := w.lib.Versions(ctx, deckKey)
	if err != nil {
		return Kept{}, err
	}
	for _, is := range []func(Version) bool{
		func(v Version) bool { return v.Name == name },
		func(v Version) bool { return strings.EqualFold(v.Name, name) },
		func(v Version) bool { return len(name) >= 4 && strings.HasPrefix(v.Revision, strings.ToLower(name)) },
	} {
		if i := slices.IndexFunc(all, is); i >= 0 {
			return w.lib.Version(ctx, all[i].ID)
		}
	}
	return Kept{}, fmt.Errorf("%w: %q of %s", deck.ErrNoVersion, name, deckKey)
}

// Now is a deck of the library with the evidence as both are now.
func (w *Workspace) Now(ctx context.Context, deckKey string) (State, error) {
	d, _, err := w.lib.Deck(ctx, deckKey)
	if err != nil {
		return State{}, err
	}
	b, err := w.Book(ctx)
	return State{Deck: d, Book: b}, err
}

// Restore makes the deck what it was in a version, as one step. Its figures print the
// values that the library has now.
func (s *Session) Restore(ctx context.Context, k Kept) error {
	return s.Do(ctx, deck.RestoreTo(RestoreName(k.Version), k.Deck))
}

// RestoreName names the step that restores a version.
func RestoreName(v Version) string { return "Restore “" + v.Name + "”" }

// ChangesSince says what changed from a version of a deck to another version of it, or,
// without one, to the deck as it is now. Of two versions the earlier comes first.
func (w *Workspace) ChangesSince(ctx context.Context, k Kept, deckKey string, other *Version) (ChangeNote, error) {
	if other == nil {
		now, err := w.Now(ctx, deckKey)
		if err != nil {
			return ChangeNote{}, err
		}
		return NewChangeNote(MomentOf(k.Version), k.State, MomentNow("now", now), now), nil
	}
	o, err := w.lib.Version(ctx, other.ID)
	if err != nil {
		return ChangeNote{}, err
	}
	if o.At.Before(k.At) {
		k, o = o, k
	}
	return NewChangeNote(MomentOf(k.Version), k.State, MomentOf(o.Version), o.State), nil
}

// PrintNote writes a change note as a brief into a folder, under a name that is free
// there, and returns the file's path.
func (w *Workspace) PrintNote(ctx context.Context, n ChangeNote, dir, deckKey, version string) (string, error) {
	base := filepath.Join(dir, deckKey+"-changes-"+evidence.Slug(version))
	path := base + ".pdf"
	for i := 2; exists(path); i++ {
		path = fmt.Sprintf("%s-%d.pdf", base, i)
	}
	_, _, err := w.engine.Export(ctx, evidence.NewBook(), ExportRequest{Deck: n.Deck(), Output: AsBrief, Path: path})
	return path, err
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// versionOf names the newest version of a deck that has a revision; "" when none has.
func (w *Workspace) versionOf(ctx context.Context, d *deck.Deck, revision string) (string, error) {
	all, err := w.lib.Versions(ctx, d.Key)
	if errors.Is(err, deck.ErrNotFound) {
		return "", nil // a deck file's deck
	}
	for _, v := range all {
		if v.Revision == revision {
			return v.Name, nil
		}
	}
	return "", err
}

// Excerpt is the part of the evidence that a deck prints: its figures with what they
// follow from and what they could be taken for, their sources, the places on its maps,
// the works that it cites, and its claims. Laid out with it, the deck looks as it does with the whole book.
func Excerpt(d *deck.Deck, b *evidence.Book) *evidence.Book {
	x := excerpt{from: b, to: evidence.NewBook()}
	for _, key := range FiguresUsed(d, b) {
		x.figure(key)
	}
	x.company()
	for _, key := range d.ClaimsStated() {
		x.claim(key)
	}
	for _, s := range d.Slides {
		for _, bl := range s.Blocks {
			if bl.Chart != nil {
				x.places(bl.Chart.Places)
			}
		}
		for _, text := range append(s.Texts(), s.Notes) {
			for _, m := range citedSource.FindAllStringSubmatch(text, -1) {
				x.source(m[1])
			}
		}
	}
	return x.to
}

// citedSource finds what may name a source in a text.
var citedSource = regexp.MustCompile(`@([\w.-]*\w)`)

// excerpt copies what is needed from one book to another.
type excerpt struct{ from, to *evidence.Book }

// figure copies a figure with its measure, its source and what it follows from.
func (x excerpt) figure(key string) {
	f, ok := x.from.Figures[key]
	if _, have := x.to.Figures[key]; have || !ok {
		return
	}
	x.to.Figures[key] = f
	if ind, ok := x.from.Indicators[f.Indicator]; ok {
		x.to.Indicators[ind.Key] = ind
	}
	x.source(f.Origin.Source)
	x.figure(f.Successor)
	if f.Derivation != nil {
		for _, in := range f.Derivation.Inputs {
			x.figure(in)
		}
	}
}

// company copies what the figures could be taken for, and what other sources say of the
// same thing: caveats tell of both.
func (x excerpt) company() {
	used := make(map[string]evidence.Figure, len(x.to.Figures))
	for key, f := range x.to.Figures {
		used[key] = f
	}
	for key, f := range x.from.Figures {
		for _, u := range used {
			if f.Indicator == u.Indicator && f.Period == u.Period && f.AsOf == u.AsOf {
				x.figure(key)
			}
		}
	}
	for _, c := range x.from.Conflicts {
		_, a := used[c.A]
		_, b := used[c.B]
		if a || b {
			x.figure(c.A)
			x.figure(c.B)
			x.to.Conflicts = append(x.to.Conflicts, c)
		}
	}
}

// places copies the places that sources list, for a map.
func (x excerpt) places(sources []string) {
	for _, key := range sources {
		if _, have := x.to.Sources[key]; !have {
			x.source(key)
		}
	}
	for _, p := range x.from.Places {
		if slices.Contains(sources, p.Source) && !slices.Contains(x.to.Places, p) {
			x.to.Places = append(x.to.Places, p)
		}
	}
}

func (x excerpt) claim(key string) {
	c, ok := x.from.Claim(key)
	if !ok {
		return
	}
	x.to.Claims = append(x.to.Claims, c)
	x.source(c.Source)
	for _, f := range c.Figures {
		x.figure(f)
	}
}

func (x excerpt) source(key string) {
	s, ok := x.from.Sources[key]
	if _, have := x.to.Sources[key]; have || !ok {
		return
	}
	x.to.Sources[key] = s
	if refs := x.from.References[key]; len(refs) > 0 {
		x.to.References[key] = refs
	}
}
