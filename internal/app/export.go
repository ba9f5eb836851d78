package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
	"briefdeck/internal/source"
)

// What an export can be asked for in vain.
var (
	// ErrOutput means a deck was asked to become something it cannot.
	ErrOutput = errors.New("unknown output")
	// ErrTheme means a deck names a theme that does not exist.
	ErrTheme = errors.New("unknown theme")
)

// ExportRequest says what to make of a deck and where to put it.
type ExportRequest struct {
	Deck     *deck.Deck
	Output   Output
	Path     string // replaced as a whole when the export is complete, else untouched
	Theme    string // for slides: "" is the deck's own
	SaveAs   string // of a deck of the library: it is kept as a version under this name; "": it is not
	Progress func(done, total int)
}

// FindingsError is an export that stopped because its deck has errors.
type FindingsError struct{ Findings []deck.Finding }

// Error names the first finding and counts the others.
func (e *FindingsError) Error() string {
	first := e.Findings[0]
	text := first.Text
	if first.Page > 0 {
		text = fmt.Sprintf("page %d: %s", first.Page, text)
	}
	if first.Hint != "" {
		text += "; " + first.Hint
	}
	if n := len(e.Findings) - 1; n > 0 {
		text += fmt.Sprintf(" (and %d more)", n)
	}
	return text
}

// Export makes a file of a deck: whole, or not at all. A deck with errors, such as a
// figure the library does not hold, is refused with a *FindingsError. The warnings
// it was made with come back beside the export.
func (e *Engine) Export(ctx context.Context, b *evidence.Book, r ExportRequest) (Export, []deck.Finding, error) {
	if r.Output != AsBrief && r.Output != AsSlides {
		return Export{}, nil, fmt.Errorf("export as %q: %w: take %s or %s", r.Output, ErrOutput, AsBrief, AsSlides)
	}
	for _, theme := range []string{r.Theme, r.Deck.Meta.Theme} {
		if _, err := e.Themes.Need(theme); err != nil {
			return Export{}, nil, err
		}
	}
	res, err := e.Pages(ctx, r.Deck, b, r.Output, r.Theme)
	if err != nil {
		return Export{}, nil, fmt.Errorf("lay out %s: %w", r.Deck.Meta.Title, err)
	}
	if bad := errorsIn(res.Findings); len(bad) > 0 {
		return Export{}, res.Findings, &FindingsError{bad}
	}
	var buf bytes.Buffer
	job := PDFJob{Meta: r.Deck.Meta, Date: documentDate(r.Deck.Meta), Pages: frames(res), Progress: r.Progress}
	if err := e.PDF(ctx, &buf, job); err != nil {
		return Export{}, res.Findings, fmt.Errorf("draw %s: %w", r.Path, err)
	}
	if err := ctx.Err(); err != nil {
		return Export{}, res.Findings, err
	}
	if err := WriteWhole(r.Path, buf.Bytes()); err != nil {
		return Export{}, res.Findings, err
	}
	sum := sha256.Sum256(buf.Bytes())
	return Export{
		ID: source.NewID(), Deck: r.Deck.Key, Title: r.Deck.Meta.Title, Output: r.Output, Path: r.Path,
		SHA256: hex.EncodeToString(sum[:]), Revision: Revision(r.Deck, b),
		Pages: len(res.Pages), Bytes: int64(buf.Len()), At: time.Now().UTC(),
	}, res.Findings, nil
}

func errorsIn(all []deck.Finding) []deck.Finding {
	var out []deck.Finding
	for _, f := range all {
		if f.Severity == deck.Error {
			out = append(out, f)
		}
	}
	return out
}

func frames(r layout.Result) []*frame.Frame {
	out := make([]*frame.Frame, len(r.Pages))
	for i, p := range r.Pages {
		out[i] = p.Frame
	}
	return out
}

// documentDate is SOURCE_DATE_EPOCH when set, else the date the deck states, else a
// fixed day: the same deck gives the same bytes at any time.
// See https://reproducible-builds.org/specs/source-date-epoch/.
func documentDate(m deck.Meta) time.Time {
	if s, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(s, 0).UTC()
	}
	for _, text := range []string{m.Date, m.AsOf} {
		for _, form := range []string{"2006-01-02", "2 January 2006", "January 2006", "2006"} {
			if t, err := time.Parse(form, strings.TrimSpace(text)); err == nil {
				return t
			}
		}
	}
	return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
}

// partFile names what an export writes before it is whole.
const partFile = ".briefdeck-*.part"

// removeAbandoned takes away what killed exports left in a folder. Writing a file
// takes seconds at most, so what is older than that belongs to nobody.
func removeAbandoned(dir string) {
	found, err := filepath.Glob(filepath.Join(dir, partFile))
	if err != nil {
		return // a folder whose name is a bad pattern: nothing is lost
	}
	for _, name := range found {
		if st, err := os.Lstat(name); err == nil && time.Since(st.ModTime()) > 10*time.Minute {
			_ = os.Remove(name) // it is tried again next time
		}
	}
}

// WriteWhole replaces path by data, with one rename: readers see the old file or the new one.
func WriteWhole(path string, data []byte) (err error) {
	dir := filepath.Dir(path)
	if st, err := os.Stat(path); err == nil && st.IsDir() {
		return fmt.Errorf("write %s: it is a folder; name a file in it", path)
	}
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("write %s: no such folder; make %s first", path, dir)
	}
	removeAbandoned(dir)
	f, err := os.CreateTemp(dir, partFile)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
