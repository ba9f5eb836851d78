// Package app holds what people do with Briefdeck, apart from any screen: open a
// library, import a paper, edit a deck, export it. What it needs from storage and
// from the painters it asks for through the small interfaces of this file.
package app

import (
	"context"
	"time"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// Library is one library file. Every call is one unit of work: it happens whole or
// not at all, and when it returned without error it is on disk. Errors wrap the
// domain's sentinels. Safe for concurrent use.
type Library interface {
	SourceLibrary
	EvidenceLibrary
	DeckLibrary
	VersionLibrary
	SearchLibrary

	// Path is the library file's path.
	Path() string
	// Close waits for what is being written.
	Close() error
}

// SourceLibrary keeps documents.
type SourceLibrary interface {
	// Sources lists the held and cited sources by title, without their texts.
	Sources(ctx context.Context) ([]source.Source, error)
	// Holdings tells of each held source, by key, how it is held.
	Holdings(ctx context.Context) (map[string]source.Holding, error)
	// Document reads a source with everything read from it, by key, in document order.
	Document(ctx context.Context, key string) (source.Document, error)
	// AddDraft adds a draft with its figures: source, revision, sections, references,
	// warnings. source.ErrDuplicate when a revision of the same bytes is held.
	// An empty or taken Source.Key is made unique and returned.
	AddDraft(ctx context.Context, d source.Draft, figures []evidence.Figure) (key string, err error)
	// AddDataset adds series and figures made of a table, with the file it came from, all
	// or nothing, and tells the source's key and how many figures are new. A series of
	// that key is continued, taken figure keys are made unique, figures that the library
	// holds already are left out; source.ErrDuplicate when that is all of them.
	AddDataset(ctx context.Context, b DataBatch) (key string, added int, err error)
	// AddReferences adds works to the end of a held source's list of references.
	// source.ErrNotFound when the library holds no text of that source.
	AddReferences(ctx context.Context, key string, refs []source.Reference) error
	// AddRevision adds a draft as the next revision of the source of that key, and makes
	// what becomes of the evidence that rests on it. source.ErrNotFound, source.ErrDuplicate.
	AddRevision(ctx context.Context, key string, d source.Draft, r evidence.Renewal) error
	// DeleteSource takes a source out with its texts and makes what becomes of the evidence
	// that rests on it, as one step that can be undone. source.ErrNotFound, and
	// evidence.ErrInUse when other evidence still names it.
	DeleteSource(ctx context.Context, key string, c evidence.Change) error
	// Revisions lists a source's revisions without their bytes, the newest first.
	Revisions(ctx context.Context, key string) ([]source.Revision, error)
	// Revision reads one revision with its bytes, and the document read from it.
	Revision(ctx context.Context, key string, number int) (source.Revision, source.Document, error)
	// Holder names the source of which a revision of these bytes is held: its key and
	// title. source.ErrNotFound when none is.
	Holder(ctx context.Context, sha256 string) (key, title string, err error)
}

// EvidenceLibrary keeps figures and what binds them.
type EvidenceLibrary interface {
	// Book reads a snapshot of all evidence.
	Book(ctx context.Context) (*evidence.Book, error)
	// AddFacts merges a book into the library: rows whose key is held already are replaced.
	AddFacts(ctx context.Context, docs []source.Document, b *evidence.Book) error
	// Apply makes a change as one step of the evidence's journal, and returns the change
	// that takes it back: empty when nothing differs. evidence.ErrNotFound, ErrInUse and
	// ErrCycle when the rows do not fit.
	Apply(ctx context.Context, c evidence.Change) (inverse evidence.Change, err error)
	// UndoEvidence takes the last step back and RedoEvidence makes the last undone one
	// again; both name it. evidence.ErrNothing when there is none.
	UndoEvidence(ctx context.Context) (name string, err error)
	RedoEvidence(ctx context.Context) (name string, err error)
	// EvidenceSteps names what the two would do; "" for nothing.
	EvidenceSteps(ctx context.Context) (undo, redo string, err error)
}

// DeckInfo is a deck in a list.
type DeckInfo struct {
	ID       deck.ID
	Key      string
	Title    string
	Template string
	Slides   int
	Changed  time.Time
}

// DeckLibrary keeps decks with their journals.
type DeckLibrary interface {
	// Decks lists the decks, the bundled order first, then by creation.
	Decks(ctx context.Context) ([]DeckInfo, error)
	// Deck reads a deck and its history by key. deck.ErrNotFound when there is none.
	Deck(ctx context.Context, key string) (*deck.Deck, *deck.History, error)
	// AddDeck adds a new deck. An empty key is made of the title, a taken one is made
	// unique; the key it got is returned.
	AddDeck(ctx context.Context, d *deck.Deck) (key string, err error)
	// SaveStep writes the deck as it is after one step, and the step itself to its
	// journal: history.Steps[:Done] stand, the rest can be redone. Only slides that
	// changed are written. It returns when the change is durable.
	SaveStep(ctx context.Context, d *deck.Deck, h *deck.History) error
	// DeleteDeck takes a deck out with its journal.
	DeleteDeck(ctx context.Context, key string) error

	// AddExport records an export; Exports lists them, the newest first.
	AddExport(ctx context.Context, e Export) error
	Exports(ctx context.Context) ([]Export, error)

	// Setting and SetSetting keep small facts about how the library is used ("last-deck").
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error

	// AddPicture keeps a picture's bytes and returns the name it has in decks
	// (deck.PictureHash and its hash). Picture reads it back; fs.ErrNotExist when it
	// is not kept.
	AddPicture(ctx context.Context, data []byte) (ref string, err error)
	Picture(ref string) ([]byte, error)

	// Chart and PutChart keep rendered charts by content hash; losing one only costs time.
	Chart(key string) ([]byte, bool)
	PutChart(key string, svg []byte)
}

// Output names what a deck becomes.
type Output string

// The outputs.
const (
	AsBrief  Output = "brief"
	AsSlides Output = "slides"
)

// Export is one export that was made.
type Export struct {
	ID       source.ID
	Deck     string // key
	Title    string
	Output   Output
	Path     string
	SHA256   string // of the file written
	Revision string // of the deck: hex sha256 of its canonical JSON
	Version  string // the name of the version it was made from; "" when that had none
	Pages    int
	Bytes    int64
	At       time.Time
}
