internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on networks.
enum NetworkRoutes {
    static func routes(_ services: Services) -> [Route] {
        let networks = services.networks
        return [
            Route(.listNetworks, .get, "/networks") { call in
                var query = call.query()
                let code = query.value("code", format: InputFormat.code, parse: CodeText.init)?.text
                let page = query.page()
                try query.finish()
                return .read { transaction in
                    let found = try networks.list(code: code, page: page, in: transaction)
                    return .ok(
                        call.page(found, page, at: "/networks", filters: [("code", code)], item: call.writeItem))
                }
            },
            Route(.registerNetwork, .post, "/networks") { call in
                try call.noQuery()
                let content = try call.body(NetworkBody.decode)
                return .write { transaction in
                    let registered = try networks.register(content, in: transaction)
                    let network = registered.network
                    return Answer.created(
                        call.body(registered), at: "/networks/\(network.id)", version: network.version
                    ).about(.network, network.id, .parties)
                }
            },
            Route(.getNetwork, .get, "/networks/{networkId}") { call in
                try call.noQuery()
                let id = try call.id(0, .network, of: Network.self)
                return .read { transaction in
                    let view = try networks.find(id, by: call.actor, in: transaction)
                    return .ok(call.body(view), version: view.network.version)
                }
            },
            Route(.replaceNetwork, .put, "/networks/{networkId}") { call in
                try call.noQuery()
                let id = try call.id(0, .network, of: Network.self)
                let version = try call.expectedVersion(of: .network)
                let content = try call.body(NetworkBody.decode)
                return .write { transaction in
                    let registered = try networks.replace(id, with: content, expecting: version, in: transaction)
                    return Answer.ok(call.body(registered), version: registered.network.version)
                        .about(.network, id, .parties)
                }
            },
        ] + partRoutes(networks)
    }

    private static func partRoutes(_ networks: NetworkService) -> [Route] {
        [
            Route(.listPartners, .get, "/networks/{networkId}/partners") { call in
                let id = try networkID(call)
                return .read { transaction in
                    let partners = try networks.partners(of: id, by: call.actor, in: transaction)
                    return .ok(call.body(partners), version: partners.network.version)
                }
            },
            Route(.replacePartners, .put, "/networks/{networkId}/partners") {
                call in
                let id = try networkID(call)
                let version = try call.expectedVersion(of: .network)
                let items = try call.body(NetworkBody.decodePartners)
                return .write { transaction in
                    let partners = try networks.replacePartners(
                        of: id, with: items, expecting: version, by: call.actor, in: transaction)
                    return Answer.ok(call.body(partners), version: partners.network.version)
                        .about(.network, id, .parties)
                }
            },
            Route(.getNetworkComposition, .get, "/networks/{networkId}/composition") { call in
                let id = try networkID(call)
                return .read { .ok(call.body(try networks.composition(of: id, by: call.actor, in: $0))) }
            },
            Route(.getNetworkPrices, .get, "/networks/{networkId}/prices") { call in
                let id = try networkID(call)
                return .read { transaction in
                    let prices = try networks.prices(of: id, by: call.actor, in: transaction)
                    return .ok(call.body(prices), version: prices.network.version)
                }
            },
            Route(.replaceNetworkPrices, .put, "/networks/{networkId}/prices") { call in
                let id = try networkID(call)
                let version = try call.expectedVersion(of: .network)
                let cents = try call.body(NetworkBody.decodePrices)
                return .write { transaction in
                    let prices = try networks.replacePrices(
                        of: id, with: cents, expecting: version, by: call.actor, in: transaction)
                    return Answer.ok(call.body(prices), version: prices.network.version)
                        .about(.network, id, .parties)
                }
            },
        ]
    }

    private static func networkID(_ call: Call) throws -> ID<Network> {
        try call.noQuery()
        return try call.id(0, .network)
    }
}
