package app

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"briefdeck/internal/bibliography"
	"briefdeck/internal/evidence"
	"briefdeck/internal/ingest"
	"briefdeck/internal/ingest/dataset"
	"briefdeck/internal/source"
)

// Works is a list of references as it was read.
type Works struct {
	Works    []bibliography.Work
	Problems []bibliography.Problem
}

// IsWorks tells whether a file is a list of references in BibTeX, RIS or CSL-JSON.
func IsWorks(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".bib", ".ris":
		return true
	case ".md", ".markdown", ".html", ".htm":
		return false
	}
	start, err := ingest.Start(path)
	if err != nil {
		return false
	}
	_, ok := bibliography.Tell(start)
	return ok
}

// WorkEndings lists the usual name endings of lists of references.
func WorkEndings() []string { return []string{".bib", ".ris", ".json"} }

// ReadWorks reads a list of references. Errors leave the path out.
func ReadWorks(ctx context.Context, path string) (Works, error) {
	data, err := ingest.ReadFileWithin(ctx, path, "a list of references", bibliography.MaxBytes)
	if err != nil {
		return Works{}, err
	}
	works, problems, err := bibliography.Read(data)
	return Works{works, problems}, err
}

// AddWorks adds works as sources that are cited and not held. Those that the library
// knows, held or cited, are left out; it tells how many were added.
func (w *Workspace) AddWorks(ctx context.Context, works []bibliography.Work) (added int, err error) {
	b, err := w.Book(ctx)
	if err != nil {
		return 0, err
	}
	facts := evidence.NewBook()
	known := evidence.NewShelf(b.Sources, nil)
	for _, work := range works {
		if _, ok := known.Find(work.Reference(0)); ok {
			continue
		}
		s := work.Source()
		s.Key = freeSourceKey(b.Sources, facts.Sources, sourceKey(work))
		facts.Sources[s.Key] = s
		known.Add(s)
	}
	if len(facts.Sources) == 0 {
		return 0, nil
	}
	if err := w.lib.AddFacts(ctx, nil, facts); err != nil {
		return 0, err
	}
	w.SourcesChanged.Tell(struct{}{})
	w.evidenceChanged()
	return len(facts.Sources), nil
}

// sourceKey suggests a work's key: its own, else first author and year, else the title.
func sourceKey(w bibliography.Work) string {
	name := w.Key
	if name == "" && len(w.Authors) > 0 {
		name = w.Source().Short + " " + w.Year()
	}
	if name = dataset.Slug(name); name == "" {
		name = dataset.Slug(w.Title)
	}
	if name == "" {
		return "work"
	}
	return name
}

// freeSourceKey is a key that no source of either map has.
func freeSourceKey(held, fresh map[string]source.Source, key string) string {
	try := key
	for n := 2; ; n++ {
		_, a := held[try]
		_, b := fresh[try]
		if !a && !b {
			return try
		}
		try = fmt.Sprintf("%s-%d", key, n)
	}
}

// AddReferences adds works to the list of references of a held source. Those that
// stand in it are left out; it tells how many were added. source.ErrNotFound.
func (w *Workspace) AddReferences(ctx context.Context, key string, works []bibliography.Work) (added int, err error) {
	doc, err := w.lib.Document(ctx, key)
	if err != nil {
		return 0, err
	}
	if !doc.Source.Held {
		return 0, fmt.Errorf("%s is only cited; references belong to a source that is held", key)
	}
	last := 0
	shelf := evidence.NewShelf(nil, nil)
	for _, r := range doc.References {
		last = max(last, r.Number)
		shelf.Add(asSource(r))
	}
	var fresh []source.Reference
	for _, work := range works {
		r := work.Reference(last + len(fresh) + 1)
		if _, ok := shelf.Find(r); !ok {
			fresh = append(fresh, r)
			shelf.Add(asSource(r))
		}
	}
	if len(fresh) == 0 {
		return 0, nil
	}
	if err := w.lib.AddReferences(ctx, key, fresh); err != nil {
		return 0, err
	}
	w.SourcesChanged.Tell(struct{}{})
	w.evidenceChanged()
	return len(fresh), nil
}

func asSource(r source.Reference) source.Source {
	return source.Source{Title: r.Title, Authors: r.Authors, Published: r.Year, DOI: r.DOI}
}

// References writes a list of references: what a source cites, or without a key every
// source of the library and every work that one cites, each once. source.ErrNotFound
// when the library holds no such source.
func (w *Workspace) References(ctx context.Context, key string, as bibliography.Format) (text string, works int, err error) {
	b, err := w.Book(ctx)
	if err != nil {
		return "", 0, err
	}
	var list []bibliography.Work
	if key != "" {
		if _, ok := b.Sources[key]; !ok {
			return "", 0, fmt.Errorf("%w: %q", source.ErrNotFound, key)
		}
		for _, r := range b.References[key] {
			list = append(list, bibliography.OfReference(r, ""))
		}
	} else {
		list = allWorks(b)
	}
	text, err = bibliography.Write(list, as)
	return text, len(list), err
}

// allWorks lists the sources, then the works that they cite and that are none of them.
func allWorks(b *evidence.Book) []bibliography.Work {
	var out []bibliography.Work
	shelf := evidence.NewShelf(b.Sources, nil)
	for _, key := range slices.Sorted(maps.Keys(b.Sources)) {
		out = append(out, bibliography.OfSource(b.Sources[key]))
	}
	for _, key := range slices.Sorted(maps.Keys(b.References)) {
		for _, r := range b.References[key] {
			if _, ok := shelf.Find(r); ok {
				continue
			}
			shelf.Add(asSource(r))
			out = append(out, bibliography.OfReference(r, ""))
		}
	}
	return out
}

// ExportReferences writes a list of references to a file, which it replaces whole. It
// tells how many works it lists.
func (w *Workspace) ExportReferences(ctx context.Context, key string, as bibliography.Format, path string) (int, error) {
	text, n, err := w.References(ctx, key, as)
	if err != nil {
		return 0, err
	}
	return n, WriteWhole(path, []byte(text))
}
