// Package pdf writes frames as a PDF: vectors stay vectors, text stays text that
// can be searched and copied. The same frames give the same bytes.
//
// gofpdf lays out the pages, fonts, links and outline. What it lacks (soft masks,
// gradients of several stops, a fixed order of images, the document's language)
// is added to the finished file as objects of our own: see objects.go.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/jung-kurt/gofpdf"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// The smallest and largest page that readers accept, in points (ISO 32000-1, annex C).
const (
	minPage = 3
	maxPage = 14400
)

// ErrUndrawable is wrapped by errors about frames that no page can show: a size
// out of range, a coordinate that is not a number, groups nested without end.
var ErrUndrawable = errors.New("cannot be drawn on a page")

// Meta is what the document says about itself.
type Meta struct {
	Title    string
	Author   string
	Subject  string
	Keywords string
	Lang     string // BCP 47; empty is left out
	Creator  string // the program that made the document
	Date     time.Time
}

// Document is what Write writes.
type Document struct {
	Meta     Meta // Date is written as creation and change, in UTC; the zero Date as 1 January 1970
	Pages    []*frame.Frame
	Faces    *typeset.Faces
	Progress func(done, total int) // after each page; may be nil
}

// Write writes d to w, one page a frame, in the frame's own size. Nothing is
// written when it fails. Errors name the page and wrap ErrUndrawable, or are the
// context's or the writer's.
func Write(ctx context.Context, w io.Writer, d Document) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("write pdf %q: %v", d.Meta.Title, r)
		}
	}()
	if len(d.Pages) == 0 {
		return fmt.Errorf("write pdf %q: no pages: %w", d.Meta.Title, ErrUndrawable)
	}
	for i, f := range d.Pages {
		if err := checkFrame(f); err != nil {
			return fmt.Errorf("write pdf page %d: %w", i+1, err)
		}
	}
	data, err := assemble(ctx, d)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("write pdf %q: %w", d.Meta.Title, err)
	}
	return nil
}

// assemble makes the file: the pages' skeleton first, because gofpdf can only
// turn outline titles into text before a font is chosen, then what they show.
func assemble(ctx context.Context, d Document) ([]byte, error) {
	p := newFpdf(d)
	outline := addPages(p, d.Pages)
	s := newShared(p, d.Faces)
	pages := make([]drawn, len(d.Pages))
	for i, f := range d.Pages {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("write pdf page %d: %w", i+1, err)
		}
		var err error
		if pages[i], err = s.draw(f); err != nil {
			return nil, fmt.Errorf("write pdf page %d: %w", i+1, err)
		}
		if d.Progress != nil {
			d.Progress(i+1, len(d.Pages))
		}
	}
	p.SetPage(len(d.Pages)) // gofpdf takes the current page for the last
	s.fonts.markUsed()
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, fmt.Errorf("write pdf %q: %w", d.Meta.Title, err)
	}
	return finish(out.Bytes(), extras{meta: d.Meta, added: s.added, outline: outline, pages: pages})
}

// drawn is a page's instructions, compressed.
type drawn struct {
	data       []byte
	seeThrough bool // something on the page is not opaque
}

func (s *shared) draw(f *frame.Frame) (drawn, error) {
	c := newContent(f)
	if err := (&painter{content: c, shared: s}).frame(f); err != nil {
		return drawn{}, err
	}
	data, err := s.packer.pack(c.buf)
	return drawn{data, c.seeThrough}, err
}

// newFpdf is an empty document in points with the size of the first page.
func newFpdf(d Document) *gofpdf.Fpdf {
	p := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: pageSize(d.Pages[0])})
	p.SetCatalogSort(true)
	p.SetCompression(false) // what it writes of pages is replaced
	p.SetAutoPageBreak(false, 0)
	setInfo(p, d.Meta)
	return p
}

func pageSize(f *frame.Frame) gofpdf.SizeType {
	return gofpdf.SizeType{Wd: f.W * f.Point, Ht: f.H * f.Point}
}
