// Package ingest reads files into drafts: what a paper says about itself, its
// sections and paragraphs, its references and citation marks, and warnings about
// what a person may want to look at. Each format turns bytes into a manuscript;
// one assembler turns any manuscript into a document.
package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"briefdeck/internal/source"
)

// Errors of this room.
var (
	// ErrFormat means the bytes are of a kind that cannot be read.
	ErrFormat = errors.New("this format cannot be read")
	// ErrEmpty means the file holds no text.
	ErrEmpty = errors.New("the file holds no text")
	// ErrTooLarge means the file is larger than its format's limit.
	ErrTooLarge = errors.New("the file is too large")
	// ErrPassword means the file is encrypted and opens only with a password: the one
	// that Options gave is wrong, or it gave none.
	ErrPassword = errors.New("the file is locked with a password")
)

// Options are what a person or a program adds to the bytes of a file.
type Options struct {
	Password string // of an encrypted file
	CacheDir string // a folder for what makes reading PDFs start fast, used again later; "" keeps none

	// Page is told which page of how many is read, from 1, on the goroutine that reads.
	// Only documents that are long to read have pages; nil: nobody is told.
	Page func(at, of int)
}

// Format is one kind of file, told by its bytes and never by its name.
type Format struct {
	Name     string // as a revision keeps it: "text"
	What     string // as an error names it: "a PDF document"
	Instead  string // of a format that cannot be read: what to do with the file
	Endings  []string
	MaxBytes int // larger files are refused with ErrTooLarge; 0: no limit of its own

	sniff func(data []byte) bool
	read  func(ctx context.Context, data []byte) (manuscript, error)
	open  func(ctx context.Context, data []byte, o Options) (manuscript, error) // of a format that takes options
}

// Supported tells whether files of this format can be read.
func (f Format) Supported() bool { return f.read != nil || f.open != nil }

// manuscript reads a file of this format.
func (f Format) manuscript(ctx context.Context, data []byte, o Options) (manuscript, error) {
	if f.open != nil {
		return f.open(ctx, data, o)
	}
	return f.read(ctx, data)
}

// The largest files read, in bytes.
const (
	maxText     = 8 << 20
	maxMarkdown = 2 << 20
	maxOffice   = 128 << 20
	maxPDF      = 96 << 20
)

// Formats lists the formats in the order they are tried. The last one takes any text.
var Formats = []Format{
	{Name: "pdf", What: "a PDF document", Endings: []string{".pdf"}, MaxBytes: maxPDF, sniff: isPDF, open: readPDF},
	{Name: "docx", What: "a Word document", Endings: []string{".docx", ".docm", ".dotx"}, MaxBytes: maxOffice, sniff: zipHolding("word/"), read: readDOCX},
	{Name: "odt", What: "an OpenDocument text", Endings: []string{".odt", ".ott"}, MaxBytes: maxOffice, sniff: isODT, read: readODT},
	{Name: "xlsx", What: "a spreadsheet", Instead: "save the sheet as CSV", sniff: zipHolding("xl/")},
	{Name: "pptx", What: "a presentation", Instead: "export it as PDF and import that", sniff: zipHolding("ppt/")},
	{Name: "opendocument", What: "an OpenDocument file without a text", Instead: "export it as PDF and import that", sniff: isOpenDocument},
	{Name: "epub", What: "an e-book", Instead: "export it as HTML or PDF and import that", sniff: isEPUB},
	{Name: "pages", What: "a Pages document", Instead: "export it as Word and import that", sniff: zipHolding("Index/Document.iwa")},
	{Name: "zip", What: "a zip archive", Instead: "unpack it and import the files in it", sniff: isZip},
	{Name: "locked", What: "an Office document that is locked with a password", Instead: "save it without the password and import that", sniff: isLocked},
	{Name: "doc", What: "an old Office document", Instead: "open it in Word or LibreOffice, save it as .docx and import that", sniff: startsWith(oleMark)},
	{Name: "rtf", What: "a rich-text document", Instead: "open it in a word processor, save it as .docx or .odt and import that", sniff: startsWith(`{\rtf`)},
	{Name: "image", What: "an image", Instead: "make a PDF with recognised text of it and import that", sniff: isImage},
	{Name: "gzip", What: "a compressed file", Instead: "unpack it and import what is in it", sniff: startsWith("\x1f\x8b", "BZh91AY", "\xfd7zXZ", "7z\xbc\xaf", "Rar!", "\x28\xb5\x2f\xfd")},
	{Name: "binary", What: "not a text file", Instead: "export it as text, Word or PDF and import that", sniff: isBinary},
	{Name: "html", What: "a web page", Endings: []string{".html", ".htm", ".xhtml"}, MaxBytes: maxHTML, sniff: isHTML, read: readHTML},
	{Name: "markdown", What: "a Markdown document", Endings: []string{".md", ".markdown"}, MaxBytes: maxMarkdown, sniff: isMarkdown, read: readMarkdown},
	{Name: "text", What: "plain text", Endings: []string{".txt", ".text"}, MaxBytes: maxText, sniff: func([]byte) bool { return true }, read: readText},
}

// Read is ReadWith without options.
func Read(ctx context.Context, name string, data []byte) (source.Draft, error) {
	return ReadWith(ctx, name, data, Options{})
}

// ReadWith reads a file into a draft. The name is for messages and, when the text has
// no title, for the title. Errors wrap ErrFormat, ErrEmpty, ErrTooLarge, ErrPassword
// or the context's; the result is never partial.
func ReadWith(ctx context.Context, name string, data []byte, o Options) (source.Draft, error) {
	d, err := read(ctx, name, data, o)
	if err != nil {
		return source.Draft{}, fmt.Errorf("read %s: %w", filepath.Base(name), err)
	}
	return d, nil
}

// read is Read without the name in its errors.
func read(ctx context.Context, name string, data []byte, o Options) (source.Draft, error) {
	f, err := formatOf(data)
	if err != nil {
		return source.Draft{}, err
	}
	m, err := f.manuscript(ctx, data, o)
	if err != nil {
		return source.Draft{}, err
	}
	if len(m.blocks) == 0 {
		return source.Draft{}, ErrEmpty
	}
	if err := tooLong(len(m.blocks) + len(m.notes)); err != nil {
		return source.Draft{}, err
	}
	doc, err := assemble(ctx, m, name)
	if err != nil {
		return source.Draft{}, err
	}
	sum := sha256.Sum256(data)
	return source.Draft{Document: doc, Revision: source.Revision{
		ID:     source.NewID(),
		Source: doc.Source.ID,
		SHA256: hex.EncodeToString(sum[:]),
		Format: f.Name,
		Name:   filepath.Base(name),
		Raw:    slices.Clone(data),
		Added:  time.Now().UTC(),
	}}, nil
}

// formatOf finds a format that can read the data.
func formatOf(data []byte) (Format, error) {
	if len(strings.TrimSpace(string(data[:min(len(data), 4096)]))) == 0 && isBlank(data) {
		return Format{}, ErrEmpty
	}
	for _, f := range Formats {
		if !f.sniff(data) {
			continue
		}
		if !f.Supported() {
			return f, fmt.Errorf("%w: it is %s; %s", ErrFormat, f.What, f.Instead)
		}
		if f.MaxBytes > 0 && len(data) > f.MaxBytes {
			return f, tooMuch(int64(len(data)), f.What, int64(f.MaxBytes))
		}
		return f, nil
	}
	return Format{}, ErrFormat
}
