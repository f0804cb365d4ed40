internal import HTTPServer
internal import JSON
internal import Trede

/// The operations on the service itself: its health and its contract.
enum ServiceRoutes {
    static func routes(_ readiness: Readiness) -> [Route] {
        [
            Route("checkHealth", .get, "/health", .open) { call in
                try call.noQuery()
                let isUp = readiness.isReady
                let body = JSONWriter.object { $0.member("status", isUp ? "UP" : "DOWN") }
                return .answer(Answer(status: isUp ? 200 : 503, body: body))
            },
            document("getOpenapiYaml", "/doc/openapi.yaml", "application/yaml") {
                ContractDocument.yaml
            } compressed: {
                ContractDocument.compressedYAML
            },
            document("getOpenapiJson", "/doc/openapi.json", "application/json") {
                ContractDocument.json
            } compressed: {
                ContractDocument.compressedJSON
            },
        ]
    }

    private static func document(
        _ operation: String, _ path: String, _ contentType: String, _ bytes: @escaping @Sendable () -> [UInt8],
        compressed: @escaping @Sendable () -> [UInt8]
    ) -> Route {
        Route(operation, .get, path, .open) { call in
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
