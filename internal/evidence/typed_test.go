package evidence

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWhatIsTypedBecomesAFigure(t *testing.T) {
	start := Figure{Key: "x", Value: number("1.50"), Scale: 12, Unit: Unit{Currency: "USD"}, Qualifier: About, Period: Period{From: Date{Year: 2020}}, Place: "China"}
	for _, tc := range []struct {
		name, want string // printed, or the error
		edit       func(*Typed)
	}{
		{"untouched", "about US$1.50 trillion (2020)", func(*Typed) {}},
		{"a number with commas", "about US$1250.5 trillion (2020)", func(y *Typed) { y.Value = " 1,250.5 " }},
		{"a Chinese magnitude", "about CN¥20 billion (2020)", func(y *Typed) { y.Value, y.Unit = "200", "亿元" }},
		{"percent is %", "about 12 % (2020)", func(y *Typed) { y.Value, y.Unit = "12", "percent" }},
		{"no period, a date", "exactly US$1.50 trillion (28 February 2022)", func(y *Typed) { y.Qualifier, y.Period, y.AsOf = "exactly", "", "2022-02-28" }},
		{"no number", `the value "many" is no number: write digits with a point, such as 1.35`, func(y *Typed) { y.Value = "many" }},
		{"no date", `the period: date "2020-13": write 2022, 2022-02 or 2022-02-28`, func(y *Typed) { y.Period = "2020-13" }},
		{"no qualifier", `no qualifier "maybe"; take one of exactly, about, at least, more than, up to, projected`, func(y *Typed) { y.Qualifier = "maybe" }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			typed := TypedOf(start)
			tc.edit(&typed)
			f, err := typed.Read(start)
			got := ""
			if err != nil {
				got = err.Error()
			} else if got, err = Format(f, "qualified,period"); err != nil {
				t.Fatal(err)
			}
			if f.Qualifier == Exact && err == nil {
				got = "exactly " + got
			}
			if diff := cmp.Diff(tc.want, spacesOnly(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAFigureIsTypedAsItIs(t *testing.T) {
	f := Figure{Key: "x", Value: number("1.50"), Scale: 12, Unit: Unit{Currency: "USD", Per: "person"}, Qualifier: UpTo, AsOf: Date{Year: 2020, Month: 3}, Note: "n"}
	got, err := TypedOf(f).Read(f)
	if diff := cmp.Diff(f, got); diff != "" || err != nil || got.Decimals() != 2 {
		t.Error(diff, err)
	}
}
