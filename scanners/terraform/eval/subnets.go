package eval

import (
	"math/big"
	"net/netip"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// cidrsubnets lays ranges of the given sizes one after another into a range,
// each where its size lets it start.
func cidrsubnets() function.Function {
	return function.New(&function.Spec{
		Params:   texted("prefix"),
		VarParam: &function.Parameter{Name: "newbits", Type: cty.Number},
		Type:     function.StaticReturnType(cty.List(cty.String)),
		Impl: func(args []cty.Value, t cty.Type) (cty.Value, error) {
			prefix, err := netip.ParsePrefix(args[0].AsString())
			if err != nil {
				return cty.NilVal, function.NewArgErrorf(0, "it is no address range: %w", err)
			}
			prefix = prefix.Masked()
			next, ranges := new(big.Int), []cty.Value{}
			for i, arg := range args[1:] {
				newbits, accuracy := arg.AsBigFloat().Int64()
				if accuracy != big.Exact || newbits < 1 || newbits > 32 {
					return cty.NilVal, function.NewArgErrorf(i+1, "a range grows by 1 to 32 bits")
				}
				laid, ok := layOut(prefix, next, int(newbits))
				if !ok {
					return cty.NilVal, function.NewArgErrorf(i+1, "the range has no room left")
				}
				ranges = append(ranges, cty.StringVal(laid.String()))
			}
			if len(ranges) == 0 {
				return cty.ListValEmpty(t.ElementType()), nil
			}
			return cty.ListVal(ranges), nil
		},
	})
}

// layOut takes the first free part of prefix that is newbits smaller; next is
// how far prefix is taken, and moves behind the part.
func layOut(prefix netip.Prefix, next *big.Int, newbits int) (netip.Prefix, bool) {
	bits := prefix.Bits() + newbits
	if bits > prefix.Addr().BitLen() {
		return netip.Prefix{}, false
	}
	size := new(big.Int).Lsh(big.NewInt(1), uint(prefix.Addr().BitLen()-bits))
	if rest := new(big.Int).Mod(next, size); rest.Sign() > 0 {
		next.Add(next, size).Sub(next, rest)
	}
	start := new(big.Int).Set(next)
	next.Add(next, size)
	room := new(big.Int).Lsh(big.NewInt(1), uint(prefix.Addr().BitLen()-prefix.Bits()))
	if next.Cmp(room) > 0 {
		return netip.Prefix{}, false
	}
	return netip.PrefixFrom(offset(prefix.Addr(), start), bits), true
}

// cidrcontains reports whether a range holds an address, or a whole other range.
func cidrcontains() function.Function {
	return function.New(&function.Spec{
		Params: texted("prefix", "part"),
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			prefix, err := netip.ParsePrefix(args[0].AsString())
			if err != nil {
				return cty.NilVal, function.NewArgErrorf(0, "it is no address range: %w", err)
			}
			if addr, err := netip.ParseAddr(args[1].AsString()); err == nil {
				return cty.BoolVal(prefix.Contains(addr)), nil
			}
			part, err := netip.ParsePrefix(args[1].AsString())
			if err != nil {
				return cty.NilVal, function.NewArgErrorf(1, "it is neither an address nor a range: %w", err)
			}
			return cty.BoolVal(prefix.Bits() <= part.Bits() && prefix.Contains(part.Masked().Addr())), nil
		},
	})
}
