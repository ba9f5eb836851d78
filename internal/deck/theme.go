package deck

import "regexp"

// Theme is how a deck looks: colours, sizes and spacing by role. Theme files are
// YAML text in assets/themes.
type Theme struct {
	Name   string      `yaml:"name"`             // for people: "High contrast"
	Base   string      `yaml:"base,omitempty"`   // the theme whose values stand where this one says nothing
	About  string      `yaml:"about,omitempty"`  // what it is for, in a few words
	Footer string      `yaml:"footer,omitempty"` // whose document it is: at the foot of slides and of the brief
	Dark   bool        `yaml:"dark"`
	Colors ThemeColors `yaml:"colors"`
	Series []Hex       `yaml:"series"` // chart colours in order
	Grey   Hex         `yaml:"grey"`   // series that are not highlighted
	Code   CodeType    `yaml:"code,omitempty"`
	Slide  SlideType   `yaml:"slide"`
	Brief  BriefType   `yaml:"brief"`
	Logo   Logo        `yaml:"logo,omitempty"`
}

// Hex is a colour as #RRGGBB.
type Hex string

var hexForm = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// Valid tells whether it reads #RRGGBB.
func (h Hex) Valid() bool { return hexForm.MatchString(string(h)) }

// ThemeColors are the colours by role.
type ThemeColors struct {
	Ground Hex `yaml:"ground"`
	Ink    Hex `yaml:"ink"`
	Muted  Hex `yaml:"muted"`
	Accent Hex `yaml:"accent"`
	Second Hex `yaml:"second"`
	Rule   Hex `yaml:"rule"`
	Tint   Hex `yaml:"tint"` // behind a callout
	Warn   Hex `yaml:"warn"`
	Error  Hex `yaml:"error"`
	Good   Hex `yaml:"good"`
}

// TypeSize is a font size and its line height.
type TypeSize struct {
	Size   float64 `yaml:"size"`
	Line   float64 `yaml:"line"`
	Bold   bool    `yaml:"bold,omitempty"`
	Family string  `yaml:"family,omitempty"` // one of Families; empty is Sans
}

// The families that text can be set in: those that come with the program. Mono has one
// weight.
const (
	Sans = "sans"
	Mono = "mono"
)

// Families are all of them.
var Families = []string{Sans, Mono}

// CodeType is how code looks in the text it stands in.
type CodeType struct {
	Scale  float64 `yaml:"scale,omitempty"`  // of the text's size; 0 is 1
	Family string  `yaml:"family,omitempty"` // empty is Mono
	Bold   bool    `yaml:"bold,omitempty"`   // for Sans
}

// SlideType is the type and grid of slides, in logical pixels of a 1280-wide slide.
type SlideType struct {
	Margin    float64  `yaml:"margin"`
	Gutter    float64  `yaml:"gutter"`
	Columns   int      `yaml:"columns"`
	Step      float64  `yaml:"step"`             // baseline step
	Block     float64  `yaml:"block,omitempty"`  // between blocks; 0 is three steps
	Rule      float64  `yaml:"rule,omitempty"`   // weight of thin rules, firm ones are twice as heavy; 0 is 1
	Radius    float64  `yaml:"radius,omitempty"` // of a callout's corners
	Title     TypeSize `yaml:"title"`
	Subtitle  TypeSize `yaml:"subtitle"`
	Body      TypeSize `yaml:"body"`
	Second    TypeSize `yaml:"second"`
	KeyFigure TypeSize `yaml:"key-figure"`
	KeyLabel  TypeSize `yaml:"key-label"`
	Caption   TypeSize `yaml:"caption"`
	Table     TypeSize `yaml:"table"`
	Floor     float64  `yaml:"floor"` // no body text is set smaller
}

// BriefType is the type and grid of a printed brief, in points.
type BriefType struct {
	MarginSide   float64  `yaml:"margin-side"`
	MarginTop    float64  `yaml:"margin-top"`
	MarginBottom float64  `yaml:"margin-bottom"`
	Gutter       float64  `yaml:"gutter"`
	Block        float64  `yaml:"block,omitempty"`  // between blocks; 0 is four fifths of a line
	Rule         float64  `yaml:"rule,omitempty"`   // weight of thin rules; 0 is 0.5
	Radius       float64  `yaml:"radius,omitempty"` // of a callout's corners
	Title        TypeSize `yaml:"title"`
	BottomLine   TypeSize `yaml:"bottom-line"`
	Heading      TypeSize `yaml:"heading"`
	HeadingSpace float64  `yaml:"heading-space"` // before a heading
	Body         TypeSize `yaml:"body"`
	Key          TypeSize `yaml:"key"`
	KeyLabel     TypeSize `yaml:"key-label"`
	Caption      TypeSize `yaml:"caption"`
	ChartTitle   TypeSize `yaml:"chart-title"`
	Table        TypeSize `yaml:"table"`
	Furniture    TypeSize `yaml:"furniture"`
}
