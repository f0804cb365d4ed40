internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on the service itself: its health and its contract.
enum ServiceRoutes {
    static func routes(_ services: Services, _ readiness: Readiness) -> [Route] {
        [
            Route(.checkHealth, .get, "/health") { call in
                try call.noQuery()
                guard readiness.isReady else { return .answer(health(isUp: false)) }
                return .later { send in services.storage.canWrite { send(health(isUp: $0)) } }
            },
            document(.getOpenapiYaml, "/doc/openapi.yaml", "application/yaml") {
                ContractDocument.yaml
            } compressed: {
                ContractDocument.compressedYAML
            },
            document(.getOpenapiJson, "/doc/openapi.json", "application/json") {
                ContractDocument.json
            } compressed: {
                ContractDocument.compressedJSON
            },
        ]
    }

    private static func health(isUp: Bool) -> Answer {
        Answer(
            status: isUp ? 200 : 503, body: JSONWriter.object { $0.member("status", isUp ? "UP" : "DOWN") })
    }

    private static func document(
        _ operation: ContractOperation, _ path: String, _ contentType: String,
        _ bytes: @escaping @Sendable () -> [UInt8],
        compressed: @escaping @Sendable () -> [UInt8]
    ) -> Route {
        Route(operation, .get, path, produces: contentType) { call in
            try call.noQuery()
            var answer = Answer.ok(bytes())
            answer.contentType = contentType
            answer.cacheControl = "public, max-age=3600"
            answer.mayCompress = true
            answer.compressedBody = compressed
            return .answer(answer)
        }
    }
}
