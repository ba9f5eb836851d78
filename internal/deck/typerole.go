package deck

// TypeRole is a text that a theme sets in a size of its own.
type TypeRole struct {
	Label string // for people
	Of    func(*Theme) *TypeSize
}

// SlideRoles are the texts of slides, from the largest part to the smallest.
var SlideRoles = []TypeRole{
	{"Title", func(t *Theme) *TypeSize { return &t.Slide.Title }},
	{"Subtitle", func(t *Theme) *TypeSize { return &t.Slide.Subtitle }},
	{"Body", func(t *Theme) *TypeSize { return &t.Slide.Body }},
	{"Second level", func(t *Theme) *TypeSize { return &t.Slide.Second }},
	{"Key figure", func(t *Theme) *TypeSize { return &t.Slide.KeyFigure }},
	{"Its label", func(t *Theme) *TypeSize { return &t.Slide.KeyLabel }},
	{"Table", func(t *Theme) *TypeSize { return &t.Slide.Table }},
	{"Caption, foot", func(t *Theme) *TypeSize { return &t.Slide.Caption }},
}

// BriefRoles are the texts of a brief.
var BriefRoles = []TypeRole{
	{"Title", func(t *Theme) *TypeSize { return &t.Brief.Title }},
	{"Bottom line", func(t *Theme) *TypeSize { return &t.Brief.BottomLine }},
	{"Heading", func(t *Theme) *TypeSize { return &t.Brief.Heading }},
	{"Body", func(t *Theme) *TypeSize { return &t.Brief.Body }},
	{"Key figure", func(t *Theme) *TypeSize { return &t.Brief.Key }},
	{"Its label", func(t *Theme) *TypeSize { return &t.Brief.KeyLabel }},
	{"Chart title", func(t *Theme) *TypeSize { return &t.Brief.ChartTitle }},
	{"Table", func(t *Theme) *TypeSize { return &t.Brief.Table }},
	{"Caption", func(t *Theme) *TypeSize { return &t.Brief.Caption }},
	{"Head, foot", func(t *Theme) *TypeSize { return &t.Brief.Furniture }},
}
