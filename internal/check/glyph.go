package check

// missingGlyph is a character that no font here can draw.
var missingGlyph = Rule{Name: "missing-glyph", Title: "Character without a font", Firm: true, Why: "readers would see an empty box"}
