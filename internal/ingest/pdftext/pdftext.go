// Package pdftext reads the text of PDF documents as people see it: blocks in reading
// order with their size and weight, tables' rows, notes apart, no running heads. The
// bytes are read by PDFium in a WebAssembly sandbox, without a file system, with a
// limit on its memory, and every call in it ends with the context.
package pdftext

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"
)

// Errors of this room.
var (
	// ErrPassword means the document is encrypted, and the password given is wrong or none was.
	ErrPassword = errors.New("the document is locked with a password")
	// ErrDamaged means the bytes are no readable PDF.
	ErrDamaged = errors.New("the PDF is damaged or no PDF at all")
	// ErrScan means the pages hold pictures and no text.
	ErrScan = errors.New("it is a scan without a text layer")
	// ErrLimit means the document asks for more memory, time or pages than any honest one.
	ErrLimit = errors.New("the document takes more than may be spent on it")
)

// Options are a document's password, the folder of the compilation cache, and who is
// told how far reading has come.
type Options struct {
	Password string
	CacheDir string           // "" keeps no cache on disk: every process then compiles PDFium anew
	Page     func(at, of int) // before each page, from 1; nil: nobody is told
}

// Kind tells what a block is.
type Kind int

// The kinds of block.
const (
	Text Kind = iota
	Item
	Row
	Note
)

// Block is a paragraph, a heading, a list item, a table's row or a note.
type Block struct {
	Kind    Kind
	Text    string
	Lines   []string // as printed, of Text
	Page    int      // from 1
	Size    float64  // of most characters, in points
	Bold    bool     // nearly all of it
	Italic  bool
	Alone   bool     // it stands apart from what is below it, or in another style
	Tag     int      // the level of the heading that the document's structure calls it, 0 when none
	Depth   int      // of an item, from 1
	Mark    string   // of a note
	Cells   []string // of a row
	Table   int      // of a row: which table, from 1
	Header  bool     // of a row
	Columns int      // text columns on its page region
	Framed  bool     // it stands in a box with more text
	Parts   int      // of its first line, with wide gaps between them; at least 1
}

// Bookmark is an entry of the document's outline.
type Bookmark struct {
	Title string
	Level int // from 1
	Page  int // from 1, 0 when unknown
}

// Document is what was read.
type Document struct {
	Info      map[string]string // Title, Author, Subject, Keywords, CreationDate, Creator
	Language  string            // as the document declares it
	Pages     int
	Blank     int // pages that show pictures and no text
	Broken    int // pages that could not be read
	Body      float64
	Bookmarks []Bookmark
	Blocks    []Block
	Notes     []Block
	Margins   []string // running heads and feet of the first page

	join  func(text, next string) string
	above *piece // the last line read, to join tables across pages
}

// Limits of one document.
const (
	maxPages   = 20000
	maxText    = 9 << 20          // bytes of text: some 2,500 full pages take 500 MB
	maxBlock   = 20 << 10         // bytes of one block; a paragraph is never that long
	maxGlyphs  = 400000           // characters on a page
	pageTime   = 20 * time.Second // for one page
	memoryMB   = 160              // of the sandbox
	wasmPage   = 64 << 10         // bytes
	maxEntries = 4000             // of the outline
	busyGC     = 40               // percent of garbage while a document is read
)

// turn lets one document at a time into the sandbox, so that memory stays bounded
// however many are imported at once.
var turn = make(chan struct{}, 1)

// Read reads a document. Errors wrap those of this package or the context's.
func Read(ctx context.Context, data []byte, o Options) (Document, error) {
	select {
	case turn <- struct{}{}:
	case <-ctx.Done():
		return Document{}, ctx.Err()
	}
	defer func() { <-turn }()
	// The sandbox's memory counts as used, so that as much again would be left to garbage.
	defer debug.SetGCPercent(debug.SetGCPercent(busyGC))
	e, err := start(ctx, o.CacheDir)
	if err != nil {
		return Document{}, err
	}
	defer e.close()
	d, pages, err := e.read(data, o)
	if err != nil {
		return Document{}, err
	}
	if err := d.understand(ctx, pages); err != nil {
		return Document{}, err
	}
	return d, nil
}

// read opens the document and takes what each page holds.
func (e *engine) read(data []byte, o Options) (Document, []page, error) {
	doc, err := e.open(data, o.Password)
	if err != nil {
		return Document{}, nil, err
	}
	d := Document{Info: e.info(doc), Language: e.text16("FPDFCatalog_GetLanguage", doc), Bookmarks: e.bookmarks(doc)}
	d.Pages = int(int32(e.call("FPDF_GetPageCount", doc)))
	if e.err != nil {
		return d, nil, e.err
	}
	if d.Pages > maxPages {
		return d, nil, fmt.Errorf("%w: %d pages, and %d are the most; split it", ErrLimit, d.Pages, maxPages)
	}
	pages, size := make([]page, 0, min(d.Pages, 1000)), 0
	for i := range d.Pages {
		if o.Page != nil {
			o.Page(i+1, d.Pages)
		}
		p := e.page(doc, i)
		if e.err != nil {
			return d, nil, e.err
		}
		for _, r := range p.runs {
			size += len(r.text)
		}
		if size > maxText {
			return d, nil, fmt.Errorf("%w: more than %d MB of text; split it", ErrLimit, maxText>>20)
		}
		switch {
		case p.broken:
			d.Broken++
		case len(p.runs) == 0 && p.drawn:
			d.Blank++
		}
		pages = append(pages, p)
	}
	if d.Broken == d.Pages {
		return d, nil, fmt.Errorf("%w: none of its pages can be read", ErrDamaged)
	}
	return d, pages, nil
}
