package check

// badChart is a chart that cannot be drawn.
var badChart = Rule{Name: "chart", Title: "Chart that cannot be drawn", Firm: true, Why: "the page would show a message in the place of the chart"}

// badPicture is a picture that cannot be read.
var badPicture = Rule{Name: "image", Title: "Picture that cannot be shown", Firm: true, Why: "the page would show a message in the place of the picture"}

// badBlock is a block of a kind that this program does not know.
var badBlock = Rule{Name: "block", Title: "Unknown kind of block", Firm: true, Why: "its content would not be printed"}
