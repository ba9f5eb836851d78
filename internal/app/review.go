package app

import (
	"context"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// Reviews lists the candidates of a source, or of all with "", with the sentence that
// each stands in.
func (w *Workspace) Reviews(ctx context.Context, src string) ([]evidence.Review, error) {
	b, err := w.Book(ctx)
	if err != nil {
		return nil, err
	}
	docs := map[string]source.Document{}
	suggester := evidence.NewSuggester(b)
	out := []evidence.Review{}
	for _, f := range b.Candidates(src) {
		key := f.Origin.Source
		if _, known := docs[key]; !known && key != "" {
			if docs[key], err = w.lib.Document(ctx, key); err != nil {
				return nil, err
			}
		}
		says, err := evidence.Format(f, "qualified,period")
		if err != nil {
			says = f.Value.String()
		}
		r := evidence.Review{Figure: f, Says: says}
		if _, p, ok := docs[key].Paragraph(f.Origin.Paragraph); ok {
			r.Sentence = source.SentenceAt(p.Text, f.Origin.Quote).In(p.Text)
		}
		r.Indicators = suggester.Suggest(f, r.Sentence)
		r.Indicators = r.Indicators[:min(len(r.Indicators), evidence.MostSuggested)]
		out = append(out, r)
	}
	return out, nil
}
