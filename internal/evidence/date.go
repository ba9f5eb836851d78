package evidence

import (
	"fmt"
	"strconv"
	"strings"
)

// Date is a calendar date known to the year, the month or the day. The zero Date is unknown.
type Date struct{ Year, Month, Day int }

// ParseDate reads "2022", "2022-02" or "2022-02-28"; "" is the zero Date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	var d Date
	parts := strings.Split(s, "-")
	fields := []*int{&d.Year, &d.Month, &d.Day}
	limits := [][2]int{{1, 9999}, {1, 12}, {1, 31}}
	if len(parts) > len(fields) {
		return Date{}, fmt.Errorf("date %q: write 2022, 2022-02 or 2022-02-28", s)
	}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || n < limits[i][0] || n > limits[i][1] {
			return Date{}, fmt.Errorf("date %q: write 2022, 2022-02 or 2022-02-28", s)
		}
		*fields[i] = n
	}
	return d, nil
}

// IsZero tells whether the date is unknown.
func (d Date) IsZero() bool { return d == Date{} }

// String is the ISO form, to the precision known: "2022-02".
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

var months = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// Long is the date as English prose writes it: "28 February 2022", "February 2022", "2022".
func (d Date) Long() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%s %d", months[d.Month], d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, months[d.Month], d.Year)
}

// Before orders dates; a date known only to the year comes before its months.
func (d Date) Before(e Date) bool {
	if d.Year != e.Year {
		return d.Year < e.Year
	}
	if d.Month != e.Month {
		return d.Month < e.Month
	}
	return d.Day < e.Day
}

// MarshalText writes the ISO form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(b []byte) (err error) {
	*d, err = ParseDate(string(b))
	return err
}

// Period is the time a figure is about: one date (To is zero), or from From to To.
type Period struct{ From, To Date }

// ParsePeriod reads "2020", "2013/2020", "2019-03-27" or "".
func ParsePeriod(s string) (Period, error) {
	from, to, ranged := strings.Cut(s, "/")
	var p Period
	var err error
	if p.From, err = ParseDate(from); err != nil {
		return Period{}, err
	}
	if ranged {
		if p.To, err = ParseDate(to); err != nil {
			return Period{}, err
		}
		if p.To.Before(p.From) {
			return Period{}, fmt.Errorf("period %q ends before it begins", s)
		}
	}
	return p, nil
}

// IsZero tells whether the source gives no period.
func (p Period) IsZero() bool { return p == Period{} }

// End is the period's last date.
func (p Period) End() Date {
	if p.To.IsZero() {
		return p.From
	}
	return p.To
}

// String is the ISO form: "2013/2020".
func (p Period) String() string {
	if p.To.IsZero() {
		return p.From.String()
	}
	return p.From.String() + "/" + p.To.String()
}

// Long is the period as English prose writes it: "2013–2020", "February 2022".
func (p Period) Long() string {
	if p.To.IsZero() {
		return p.From.Long()
	}
	return p.From.Long() + "–" + p.To.Long()
}

// MarshalText writes the ISO form.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (p *Period) UnmarshalText(b []byte) (err error) {
	*p, err = ParsePeriod(string(b))
	return err
}
