package evidence

import (
	"regexp"
	"strings"
)

// currencyNames are currencies by sign, code or name, in small letters and the singular.
// A bare dollar is the American one, a bare ¥ the Chinese one.
var currencyNames = map[string]string{
	"us$": "USD", "u.s.$": "USD", "$": "USD", "dollar": "USD", "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD", "美元": "USD", "美金": "USD",
	"€": "EUR", "euro": "EUR", "欧元": "EUR", "歐元": "EUR",
	"£": "GBP", "pound": "GBP", "pound sterling": "GBP", "英镑": "GBP", "英鎊": "GBP",
	"¥": "CNY", "￥": "CNY", "cn¥": "CNY", "rmb": "CNY", "yuan": "CNY", "renminbi": "CNY", "元": "CNY", "人民币": "CNY", "人民幣": "CNY", "元人民币": "CNY", "元人民幣": "CNY",
	"jp¥": "JPY", "yen": "JPY", "日元": "JPY", "日圓": "JPY",
	"swiss franc": "CHF", "瑞士法郎": "CHF",
	"hk$": "HKD", "hong kong dollar": "HKD", "港元": "HKD", "港币": "HKD", "港幣": "HKD",
	"nt$": "TWD", "新台币": "TWD", "新台幣": "TWD", "新臺幣": "TWD",
	"a$": "AUD", "au$": "AUD", "australian dollar": "AUD", "澳元": "AUD",
	"c$": "CAD", "ca$": "CAD", "canadian dollar": "CAD", "加元": "CAD",
	"s$": "SGD", "singapore dollar": "SGD", "新元": "SGD",
	"nz$": "NZD", "new zealand dollar": "NZD",
	"₹": "INR", "rs": "INR", "rupee": "INR", "₽": "RUB", "rouble": "RUB", "ruble": "RUB", "卢布": "RUB", "盧布": "RUB",
	"r$": "BRL", "₦": "NGN", "₱": "PHP", "₺": "TRY", "฿": "THB",
	"₩": "KRW", "won": "KRW", "韩元": "KRW", "韓元": "KRW",
}

// currencyCodes are the codes that are known in small letters too.
var currencyCodes = wordSet("usd eur gbp cny jpy chf hkd twd aud cad sgd nzd inr rub krw")

// CurrencyNamed is the ISO code of a currency by its sign, code or name, in any case and
// number: "US$", "usd", "Australian dollars", "美元". "" when it is none.
func CurrencyNamed(name string) string {
	n := strings.ToLower(strings.TrimRight(strings.Join(strings.Fields(name), " "), ". "))
	n = strings.ReplaceAll(n, ". $", ".$")
	for _, form := range []string{n, strings.TrimSuffix(n, "s")} {
		if c := currencyNames[form]; c != "" {
			return c
		}
	}
	if currencyCodes[n] {
		return strings.ToUpper(n)
	}
	return ""
}

// powerNames are powers of ten by name.
var powerNames = map[string]int{
	"thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "mio": 6, "mil": 6, "billion": 9, "bn": 9, "b": 9, "bil": 9, "mrd": 9,
	"trillion": 12, "tn": 12, "trn": 12,
	"千": 3, "万": 4, "萬": 4, "十万": 5, "十萬": 5, "百万": 6, "百萬": 6, "千万": 7, "千萬": 7, "亿": 8, "億": 8, "十亿": 9, "十億": 9,
	"百亿": 10, "百億": 10, "千亿": 11, "千億": 11, "万亿": 12, "萬億": 12, "兆": 12,
}

// PowerNamed is the power of ten of a magnitude's name, in any case and number:
// "billions", "bn", "亿".
func PowerNamed(name string) (int, bool) {
	n := strings.ToLower(name)
	p, ok := powerNames[n]
	if s := strings.TrimSuffix(n, "s"); !ok && len(s) > 2 {
		p, ok = powerNames[s]
	}
	return p, ok
}

// hanUnit is a Chinese unit: 亿美元, 万人, 万亿元.
var hanUnit = regexp.MustCompile(`^(万亿|萬億|千亿|千億|百亿|百億|十亿|十億|亿|億|千万|千萬|百万|百萬|十万|十萬|万|萬|千|兆)?(\p{Han}{0,8})$`)

// readHanUnit reads a Chinese word as a unit with a magnitude; ok is false for others.
func readHanUnit(word string) (u Unit, scale int, ok bool) {
	m := hanUnit.FindStringSubmatch(word)
	if m == nil || word == "" {
		return Unit{}, 0, false
	}
	scale = powerNames[m[1]]
	switch name := m[2]; {
	case name == "百分点" || name == "个百分点" || name == "百分點" || name == "個百分點":
		return Unit{Points: true}, scale, true
	case CurrencyNamed(name) != "":
		return Unit{Currency: CurrencyNamed(name)}, scale, true
	default:
		return Unit{Noun: name}, scale, true
	}
}

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}
