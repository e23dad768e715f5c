package eval

import (
	"math/big"
	"net/netip"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// networks are the functions of address ranges.
func networks() map[string]function.Function {
	return map[string]function.Function{
		"cidrsubnet":  arithmetic([]string{"newbits", "netnum"}, subnet),
		"cidrhost":    arithmetic([]string{"hostnum"}, host),
		"cidrnetmask": arithmetic(nil, netmask),
		"cidrsubnets": cidrsubnets(), "cidrcontains": cidrcontains(),
	}
}

// arithmetic is a function of a range and of whole numbers.
func arithmetic(names []string, compute func(p netip.Prefix, numbers []int64) (string, error)) function.Function {
	params := texted("prefix")
	for _, name := range names {
		params = append(params, function.Parameter{Name: name, Type: cty.Number})
	}
	return function.New(&function.Spec{
		Params: params,
		Type:   function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			prefix, err := netip.ParsePrefix(args[0].AsString())
			if err != nil {
				return cty.NilVal, function.NewArgErrorf(0, "it is no address range: %w", err)
			}
			numbers := make([]int64, 0, len(names))
			for i, arg := range args[1:] {
				n, accuracy := arg.AsBigFloat().Int64()
				if accuracy != big.Exact {
					return cty.NilVal, function.NewArgErrorf(i+1, "it is no whole number")
				}
				numbers = append(numbers, n)
			}
			text, err := compute(prefix.Masked(), numbers)
			if err != nil {
				return cty.NilVal, err
			}
			return cty.StringVal(text), nil
		},
	})
}

// subnet is the range number numbers[1] of those that are numbers[0] bits
// longer than p.
func subnet(p netip.Prefix, numbers []int64) (string, error) {
	bits := int64(p.Bits()) + numbers[0]
	if numbers[0] < 0 || numbers[0] > 128 || bits > int64(p.Addr().BitLen()) {
		return "", function.NewArgErrorf(1, "the range has no room for %d more bits", numbers[0])
	}
	number := big.NewInt(numbers[1])
	if number.Sign() < 0 || number.BitLen() > int(numbers[0]) {
		return "", function.NewArgErrorf(2, "the range has no such part")
	}
	number.Lsh(number, uint(p.Addr().BitLen())-uint(bits))
	return netip.PrefixFrom(offset(p.Addr(), number), int(bits)).String(), nil
}

// host is the address at numbers[0] in p, counted from its end when negative.
func host(p netip.Prefix, numbers []int64) (string, error) {
	room := new(big.Int).Lsh(big.NewInt(1), uint(p.Addr().BitLen()-p.Bits()))
	number := big.NewInt(numbers[0])
	if number.Sign() < 0 {
		number.Add(number, room)
	}
	if number.Sign() < 0 || number.Cmp(room) >= 0 {
		return "", function.NewArgErrorf(1, "the range has no such address")
	}
	return offset(p.Addr(), number).String(), nil
}

func netmask(p netip.Prefix, _ []int64) (string, error) {
	if !p.Addr().Is4() {
		return "", function.NewArgErrorf(0, "only IPv4 has masks")
	}
	ones := netip.AddrFrom4([4]byte{255, 255, 255, 255})
	mask, err := ones.Prefix(p.Bits())
	return mask.Addr().String(), err
}

// offset is the address n after a.
func offset(a netip.Addr, n *big.Int) netip.Addr {
	sum := new(big.Int).SetBytes(a.AsSlice())
	sum.Add(sum, n)
	content := sum.FillBytes(make([]byte, a.BitLen()/8))
	moved, _ := netip.AddrFromSlice(content)
	return moved
}
