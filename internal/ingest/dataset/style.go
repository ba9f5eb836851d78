package dataset

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// epoch is the day from which a workbook counts its dates.
type epoch struct{ since1904 bool }

// lastSerial is the number of the last day a workbook can name: 31 December 9999.
const lastSerial = 2_958_465

// day is the date of a serial number; false when it is none.
func (e epoch) day(serial decimal.Decimal) (time.Time, bool) {
	days := serial.IntPart()
	if serial.IsNegative() || days > lastSerial {
		return time.Time{}, false
	}
	if e.since1904 {
		return time.Date(1904, 1, 1+int(days), 0, 0, 0, 0, time.UTC), true
	}
	if days < 61 { // the format has a 29 February 1900, which never was
		days++
	}
	return time.Date(1899, 12, 30+int(days), 0, 0, 0, 0, time.UTC), true
}

// format is how a cell shows a number.
type format struct {
	date     string // a layout of package time; "" for a number
	percent  bool
	fixed    bool // rounded to decimals
	decimals int
	optional bool // zeros at the end are left out
}

// significant is how many digits a workbook's numbers have that mean something.
const significant = 15

// show prints a number as the cell does, with a decimal point and without thousands
// marks; what is no number stays as it is.
func (f format) show(raw string, from epoch) string {
	raw = strings.TrimSpace(raw)
	v, err := decimal.NewFromString(raw)
	if err != nil || v.Exponent() > 300 || v.Exponent() < -400 {
		return tidy(raw)
	}
	if digits := len(v.Coefficient().Text(10)); digits > significant {
		v = v.Round(int32(significant - digits - int(v.Exponent())))
	}
	if f.date != "" {
		if day, ok := from.day(v); ok {
			return day.Format(f.date)
		}
	}
	if f.percent {
		v = v.Shift(2)
	}
	text := trimZeros(v.String())
	if f.fixed {
		text = v.StringFixed(int32(f.decimals))
		if f.optional {
			text = trimZeros(text)
		}
	}
	if f.percent {
		text += "%"
	}
	return text
}

func trimZeros(s string) string {
	if strings.ContainsRune(s, '.') {
		return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// builtin are the formats that are known by number alone.
var builtin = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "yyyy-mm-dd",
	37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 27: "yyyy-mm", 28: "yyyy-mm-dd", 29: "yyyy-mm-dd", 30: "yyyy-mm-dd", 31: "yyyy-mm-dd",
	36: "yyyy-mm", 50: "yyyy-mm", 51: "yyyy-mm-dd", 52: "yyyy-mm", 53: "yyyy-mm-dd", 54: "yyyy-mm-dd", 57: "yyyy-mm", 58: "yyyy-mm-dd",
}

// readStyles reads how each style of cells shows numbers.
func (w *workbook) readStyles(ctx context.Context) error {
	if !w.parts.Has("xl/styles.xml") {
		return nil
	}
	data, err := w.parts.Read(ctx, "xl/styles.xml")
	if err != nil {
		return err
	}
	codes := map[int]string{}
	inCells := false
	for s := (scanner{data: data}); s.next(); {
		id, err := strconv.Atoi(s.attr("numFmtId"))
		switch {
		case s.name == "numFmt" && err == nil:
			codes[id] = s.attr("formatCode")
		case s.name == "cellXfs":
			inCells = !s.closing && !s.empty
		case s.name == "xf" && inCells && !s.closing && len(w.formats) < 100_000:
			code, custom := codes[id]
			if !custom {
				code = builtin[id]
			}
			w.formats = append(w.formats, readFormat(code))
		}
	}
	return nil
}

// unshown is what a format says that is no digit and no part of a date: quoted and
// escaped text, colours, conditions, widths.
var unshown = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`)

// digits are the places of a number in a format: whole ones, decimals, scaling commas.
var digits = regexp.MustCompile(`[0#?][0#?,]*(?:\.([0#?]*))?(,*)`)

// readFormat reads a format's code.
func readFormat(code string) format {
	first, _, _ := strings.Cut(code, ";")
	first = strings.ToLower(unshown.ReplaceAllString(first, ""))
	if first == "" || strings.Contains(first, "general") || strings.Contains(first, "@") {
		return format{}
	}
	m := digits.FindStringSubmatch(first)
	year, month, day := strings.ContainsAny(first, "yeg"), strings.Contains(first, "m"), strings.Contains(first, "d")
	switch {
	case m == nil && day:
		return format{date: "2006-01-02"}
	case m == nil && year && month:
		return format{date: "2006-01"}
	case m == nil && year:
		return format{date: "2006"}
	case m == nil || strings.Contains(first, "e") || strings.Contains(first, "/") || m[2] != "" || strings.HasSuffix(strings.TrimSpace(m[0]), ","):
		return format{percent: strings.Contains(first, "%")}
	}
	return format{percent: strings.Contains(first, "%"), fixed: true, decimals: min(len(m[1]), 15), optional: strings.ContainsAny(m[1], "#?")}
}
