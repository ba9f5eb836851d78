// Package wiring joins the rooms for both programs: the engine that makes pages,
// and the user's library with the bundled briefings in it.
package wiring

import (
	"context"
	"io"

	"briefdeck/internal/app"
	"briefdeck/internal/chart"
	"briefdeck/internal/layout"
	"briefdeck/internal/pdf"
	"briefdeck/internal/typeset"
)

// creator is what a PDF's metadata names as the program that made it.
const creator = "Briefdeck"

// Engine makes the engine. cache keeps drawn charts and may be nil; pictures come from
// the library or from a deck file. close ends the chart engines.
func Engine(cache chart.Cache, pictures PictureSource) (e *app.Engine, close func(), err error) {
	themes, err := app.OpenThemes(themeFiles{})
	if err != nil {
		return nil, nil, err
	}
	faces := typeset.Load()
	charts := chart.NewRenderer(layout.Setter(faces), cache)
	return &app.Engine{
		Layout: layout.Input{Faces: faces, Charts: charts, Images: &images{from: pictures}},
		Themes: themes, ThemeText: themeText{themes}, Templates: templates{}, Text: deckText{},
		PDF: func(ctx context.Context, w io.Writer, job app.PDFJob) error {
			return pdf.Write(ctx, w, pdf.Document{Meta: metadata(job), Pages: job.Pages, Faces: faces, Progress: job.Progress})
		},
	}, charts.Close, nil
}

func metadata(job app.PDFJob) pdf.Meta {
	m := job.Meta
	author := m.Author
	if author == "" {
		author = m.From
	}
	lang := m.Language
	if lang == "" {
		lang = "en"
	}
	return pdf.Meta{
		Title: typeset.Plain(m.Title), Author: author, Subject: typeset.Plain(m.Subtitle),
		Keywords: m.Marking, Lang: lang, Creator: creator, Date: job.Date,
	}
}
