//! Where webhooks may go: out into the world over TLS, never into the network that Forenkl itself stands in. Names are looked up here and
//! the connection is made to the very addresses that were looked at, so a name that changes its mind in between gains nothing.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use forenkl_api::webhooks::host;

/// Where webhooks may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Public addresses, over https.
    Public,
    /// Anywhere, over http too: a setting, for receivers in the own network and for tests.
    Anywhere,
}

impl Reach {
    /// Whether an address may be kept. What a name leads to is seen when it is used.
    pub fn allows(self, url: &str) -> bool {
        let Some(host) = host(url) else { return false };
        if self == Self::Anywhere {
            return true;
        }
        let named_here =
            host.eq_ignore_ascii_case("localhost") || host.to_ascii_lowercase().ends_with(".localhost");
        url.starts_with("https://") && !named_here && host.parse::<IpAddr>().map_or(true, is_public)
    }

    /// Whether a connection may be made to this address.
    pub fn allows_ip(self, ip: IpAddr) -> bool {
        self == Self::Anywhere || is_public(ip)
    }
}

/// Whether an address is out in the world (IANA's registries of special-purpose addresses).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0
        || a >= 240
        // Shared by providers, and for measuring.
        || (a == 100 && (64..128).contains(&b))
        || (a == 198 && (18..20).contains(&b))
        || (a == 192 && b == 0 && c == 0);
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    if let Some(v4) = ip.to_ipv4_mapped() {
        return is_public_v4(v4);
    }
    // Only what was given out for the world; of that not what carries IPv4 addresses inside, nor examples.
    (0x2000..0x4000).contains(&a) && a != 0x2002 && !(a == 0x2001 && (b == 0xdb8 || b < 0x200))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_network_is_not_public() {
        for ip in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
        ] {
            assert!(ip.parse().is_ok_and(|ip| !is_public(ip)), "{ip}");
        }
        for ip in ["8.8.8.8", "172.32.0.1", "2a00:1450:4001::1", "::ffff:8.8.8.8"] {
            assert!(ip.parse().is_ok_and(is_public), "{ip}");
        }
    }

    #[test]
    fn addresses_are_looked_at_before_they_are_kept() {
        for url in ["https://hooks.example.dk/x", "https://8.8.8.8/"] {
            assert!(Reach::Public.allows(url), "{url}");
        }
        for url in [
            "http://hooks.example.dk/",
            "https://127.0.0.1/",
            "https://localhost/",
            "https://a.LOCALHOST/x",
            "https://[::1]/",
            "https://10.0.0.1:8443/x",
            "nonsense",
        ] {
            assert!(!Reach::Public.allows(url), "{url}");
        }
        assert!(Reach::Anywhere.allows("http://127.0.0.1:99/"));
        assert!(!Reach::Anywhere.allows("nonsense"));
    }
}
