internal import JSON
internal import Trede
internal import TredeDomain

// Networks as they are answered.
extension Call {
    /// A network as this caller sees it.
    func body(_ view: NetworkView) -> [UInt8] {
        switch view {
        case .full(let registered): body(registered)
        case .open(let open): body(open)
        }
    }

    /// A network with its partners and its money.
    func body(_ registered: RegisteredNetwork) -> [UInt8] {
        JSONWriter.object(byteCapacity: 8192) { object in
            let content = registered.content
            writeItem(registered.network, into: &object)
            writeTerms(registered.network, content.regions, into: &object)
            object.member("leadPartner", content.leadPartner.text)
            object.array("partners") { array in
                for partner in content.partners { array.object { write(partner, into: &$0) } }
            }
            let missing = Composition.missing(among: Set(content.partners.map(\.kind)))
            object.array("missingKinds", strings: missing.map(\.rawValue))
            object.object("distribution") { write(content.distribution, into: &$0) }
            object.object("pricesCents") { write(content.pricesCents, into: &$0) }
            object.member("recordedAt", registered.recordedAt.description)
        }
    }

    /// The partners of a network.
    func body(_ partners: NetworkPartners) -> [UInt8] {
        JSONWriter.object(byteCapacity: 8192) { object in
            object.member("networkId", partners.network.id.description)
            object.member("version", Int(partners.network.version))
            object.array("items") { array in
                for item in partners.items { array.object { write(item, into: &$0) } }
            }
        }
    }

    /// Which of the partners that must be there are there.
    func body(_ composition: NetworkComposition) -> [UInt8] {
        JSONWriter.object { object in
            object.member("href", href(composition.network) + "/composition")
            object.member("networkId", composition.network.id.description)
            object.member("complete", composition.missing.isEmpty)
            object.array("required") { array in
                for met in composition.needs {
                    array.object { need in
                        need.member("rule", code: Rule.n2)
                        need.array("anyOfKinds", strings: met.need.kinds.map(\.rawValue).sorted())
                        need.array("partners", strings: met.partners.map(\.text))
                        need.member("met", !met.partners.isEmpty)
                    }
                }
            }
            object.array("missingKinds", strings: composition.missing.map(\.rawValue))
        }
    }

    /// The agreed prices of a network.
    func body(_ prices: NetworkPrices) -> [UInt8] {
        JSONWriter.object { object in
            object.member("href", href(prices.network) + "/prices")
            object.member("networkId", prices.network.id.description)
            object.member("version", Int(prices.network.version))
            object.object("pricesCents") { write(prices.pricesCents, into: &$0) }
        }
    }

    /// A network as it stands in a list.
    func writeItem(_ network: Network, into object: inout JSONObjectWriter) {
        object.member("id", network.id.description)
        object.member("href", href(network))
        object.member("code", network.code)
        object.member("name", network.name)
    }

    private func body(_ open: OpenNetwork) -> [UInt8] {
        JSONWriter.object { object in
            writeItem(open.network, into: &object)
            writeTerms(open.network, open.regions, into: &object)
            object.array("missingKinds", strings: open.missing.map(\.rawValue))
        }
    }

    private func href(_ network: Network) -> String { "\(base)/networks/\(network.id)" }

    private func writeTerms(_ network: Network, _ regions: Network.Regions, into object: inout JSONObjectWriter) {
        object.member("version", Int(network.version))
        object.object("mandate") { mandate in
            mandate.member("from", network.mandate.from.description)
            mandate.memberIfPresent("until", network.mandate.until?.description)
        }
        object.member("leadPartnerId", network.leadPartner.description)
        object.object("regions") { write(regions, into: &$0) }
    }

    private func write(_ regions: Network.Regions, into object: inout JSONObjectWriter) {
        object.array("postalCodeRanges") { array in
            for range in regions.postalCodeRanges {
                array.object { member in
                    member.member("from", range.lowerBound.text)
                    member.member("to", range.upperBound.text)
                }
            }
        }
        object.array("nisCodes", strings: regions.nisCodes.map(\.text).sorted())
    }

    private func write(_ partner: Network.Partner, into object: inout JSONObjectWriter) {
        object.member("enterpriseNumber", partner.enterpriseNumber.text)
        object.member("kind", code: partner.kind)
        object.memberIfPresent("capacityPerMonth", partner.capacityPerMonth)
        if !partner.workArea.isEmpty { object.array("workArea", strings: partner.workArea.map(\.text).sorted()) }
    }

    private func write(_ item: NetworkPartners.Item, into object: inout JSONObjectWriter) {
        object.member("href", "\(base)/organisations/\(item.organisation)")
        object.member("organisationId", item.organisation.description)
        object.member("name", item.name)
        write(item.partner, into: &object)
        object.memberIfPresent("trajectoriesRunning", item.running)
        object.memberIfPresent("trajectoriesExpected", item.expected)
    }

    private func write(_ distribution: Distribution, into object: inout JSONObjectWriter) {
        object.member("scheme", code: distribution.scheme)
        switch distribution {
        case .perAction, .pooled: break
        case .perTrajectory(let amounts): object.object("amountCents") { write(byRole(amounts), into: &$0) }
        case .tranches(let start, let later, let months):
            object.object("startCents") { write(byRole(start), into: &$0) }
            object.object("laterCents") { write(byRole(later), into: &$0) }
            object.member("afterMonths", months)
        }
    }

    private func byRole(_ amounts: [Role: Int64]) -> [String: Int64] {
        Dictionary(amounts.map { ($0.key.rawValue, $0.value) }) { first, _ in first }
    }

    private func write(_ cents: [String: Int64], into object: inout JSONObjectWriter) {
        for (code, amount) in cents.sorted(by: { $0.key < $1.key }) { object.member(named: code, Int(amount)) }
    }
}
