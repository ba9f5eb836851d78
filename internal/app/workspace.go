package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/extract"
	"briefdeck/internal/ingest"
	"briefdeck/internal/source"
)

// Workspace is the use cases over one open library. It is safe for concurrent use.
type Workspace struct {
	lib    Library
	engine *Engine

	mu   sync.Mutex
	book *evidence.Book // nil when it must be read again

	// What changed in the library, told on the goroutine that changed it.
	SourcesChanged, EvidenceChanged, DecksChanged, ExportsChanged, VersionsChanged Topic[struct{}]
}

// Open works on a library with an engine.
func Open(lib Library, e *Engine) *Workspace { return &Workspace{lib: lib, engine: e} }

// Library is the library worked on.
func (w *Workspace) Library() Library { return w.lib }

// Engine is what makes the pages.
func (w *Workspace) Engine() *Engine { return w.engine }

// Book is a snapshot of the library's evidence, read again after it changed.
// Nobody may change it.
func (w *Workspace) Book(ctx context.Context) (*evidence.Book, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.book == nil {
		b, err := w.lib.Book(ctx)
		if err != nil {
			return nil, err
		}
		w.book = b
	}
	return w.book, nil
}

func (w *Workspace) evidenceChanged() {
	w.mu.Lock()
	w.book = nil
	w.mu.Unlock()
	w.EvidenceChanged.Tell(struct{}{})
}

// Reading is a paper as an importer read it, and the figures found in it. Nothing
// of it is in the library before AddPaper.
type Reading struct {
	Draft   source.Draft
	Figures []evidence.Figure
}

// ReadOptions are a file's password, and where reading keeps what makes it start fast.
type ReadOptions = ingest.Options

// ErrPassword means a file opens only with a password, and the one given is wrong or none was.
var ErrPassword = ingest.ErrPassword

// ReadPaper is ReadPaperWith without options.
func ReadPaper(ctx context.Context, name string, data []byte) (Reading, error) {
	return ReadPaperWith(ctx, name, data, ReadOptions{})
}

// ReadPaperWith reads a document's bytes. name is only for messages and as a last
// title. ErrPassword asks for a password, or for another one.
func ReadPaperWith(ctx context.Context, name string, data []byte, o ReadOptions) (Reading, error) {
	if o.CacheDir == "" {
		o.CacheDir = paperCache()
	}
	d, err := ingest.ReadWith(ctx, name, data, o)
	if err != nil {
		return Reading{}, err
	}
	return Reading{Draft: d, Figures: extract.Figures(d.Document)}, nil
}

// paperCache is where reading PDFs keeps what makes it start fast; "" without a folder
// of the user's for such things.
func paperCache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "briefdeck", "pdf")
}

// ReadPaperFile reads a document from a file, which it refuses before reading when it is
// larger than a document of its kind may be. Errors leave the path out.
func ReadPaperFile(ctx context.Context, path string) (Reading, error) {
	return ReadPaperFileWith(ctx, path, ReadOptions{})
}

// ReadPaperFileWith is ReadPaperFile with options.
func ReadPaperFileWith(ctx context.Context, path string, o ReadOptions) (Reading, error) {
	data, err := ingest.ReadFile(ctx, path)
	if err != nil {
		return Reading{}, err
	}
	return ReadPaperWith(ctx, filepath.Base(path), data, o)
}

// PaperEndings lists the usual name endings of files that ReadPaperFile reads.
func PaperEndings() []string { return ingest.Endings() }

// AddPaper puts a reading into the library and returns the source's key.
// source.ErrDuplicate when the same bytes are held.
func (w *Workspace) AddPaper(ctx context.Context, r Reading) (string, error) {
	key, err := w.lib.AddDraft(ctx, r.Draft, r.Figures)
	if err != nil {
		return "", err
	}
	w.SourcesChanged.Tell(struct{}{})
	w.evidenceChanged()
	return key, nil
}

// AddDeck adds a deck and returns its key, which may differ from the one it came with.
// The values that its figures have now count as seen.
func (w *Workspace) AddDeck(ctx context.Context, d *deck.Deck) (string, error) {
	b, err := w.Book(ctx)
	if err != nil {
		return "", err
	}
	key, err := w.lib.AddDeck(ctx, seen(d, b))
	if err != nil {
		return "", err
	}
	w.DecksChanged.Tell(struct{}{})
	return key, nil
}

// Deleted is a deck that was taken out, with what went with it.
type Deleted struct {
	Deck     *deck.Deck
	Versions []Kept
}

// DeleteDeck takes a deck out with its versions and returns both, so that they can be
// brought back.
func (w *Workspace) DeleteDeck(ctx context.Context, key string) (Deleted, error) {
	d, _, err := w.lib.Deck(ctx, key)
	if err != nil {
		return Deleted{}, err
	}
	out := Deleted{Deck: d}
	all, err := w.lib.Versions(ctx, key)
	if err != nil {
		return Deleted{}, err
	}
	for _, v := range all {
		k, err := w.lib.Version(ctx, v.ID)
		if err != nil {
			return Deleted{}, err
		}
		out.Versions = append(out.Versions, k)
	}
	if err := w.lib.DeleteDeck(ctx, key); err != nil {
		return Deleted{}, err
	}
	w.DecksChanged.Tell(struct{}{})
	return out, nil
}

// BringBack adds a deleted deck again, with its versions, and returns its key.
func (w *Workspace) BringBack(ctx context.Context, gone Deleted) (string, error) {
	key, err := w.AddDeck(ctx, gone.Deck)
	if err != nil {
		return "", err
	}
	d, _, err := w.lib.Deck(ctx, key)
	if err != nil {
		return key, err
	}
	for _, k := range gone.Versions {
		k.Of = d.ID
		if err := w.PutVersion(ctx, k); err != nil {
			return key, err
		}
	}
	return key, nil
}

// Export makes a file of a deck and notes it in the library's history, with the version
// it was made from. The findings it was made with come back too. An export that was made
// counts as made even when the version or the history cannot be written: the error then
// says so.
func (w *Workspace) Export(ctx context.Context, r ExportRequest) (Export, []deck.Finding, error) {
	b, err := w.Book(ctx)
	if err != nil {
		return Export{}, nil, err
	}
	return w.export(ctx, b, r)
}

// ExportVersion makes a file of a version as Export does of a deck: with the figures as
// they stood.
func (w *Workspace) ExportVersion(ctx context.Context, k Kept, r ExportRequest) (Export, []deck.Finding, error) {
	r.Deck = k.Deck
	return w.export(ctx, k.Book, r)
}

func (w *Workspace) export(ctx context.Context, b *evidence.Book, r ExportRequest) (Export, []deck.Finding, error) {
	x, findings, err := w.engine.Export(ctx, b, r)
	if err != nil {
		return Export{}, findings, err
	}
	if r.SaveAs != "" {
		_, err = w.SaveVersion(ctx, r.Deck, r.SaveAs, "")
	}
	if err != nil {
		return x, findings, fmt.Errorf("%s was written, but not kept as a version: %w", r.Path, err)
	}
	if x.Version, err = w.versionOf(ctx, r.Deck, x.Revision); err == nil {
		err = w.lib.AddExport(ctx, x)
	}
	if err != nil {
		return x, findings, fmt.Errorf("%s was written, but not noted in the history: %w", r.Path, err)
	}
	w.ExportsChanged.Tell(struct{}{})
	return x, findings, nil
}
