package debt.lib_test

import data.debt.lib

test_system if {
	every path in ["env/dev/dns", "env/staging/dns", "env/production/dns", "env/2026-07-03/dns"] {
		lib.system(path) == "env/dns"
	}
	lib.system("env/orders/dns") == "env/orders/dns"
}
