package import HTTPServer
package import Trede
internal import TredeDomain

/// The API as one event loop calls it, with that loop's own connection for short reads.
package final class APIHandler: Handler {
    private let pipeline: Pipeline
    private let management: ManagementPages?
    private let reader: StorageReader
    private let storage: Storage
    private let ids: IDSource

    /// Makes the handler of one loop; with `management` it answers the operator's paths too.
    package init(_ pipeline: Pipeline, management: ManagementPages?, _ services: Services) throws {
        self.pipeline = pipeline
        self.management = management
        ids = services.ids
        storage = services.storage
        reader = try services.storage.makeReader()
    }

    package func handle(_ request: Request, _ reply: Reply) {
        guard management?.answer(request, storage: storage, send: { reply.send($0) }) != true else { return }
        pipeline.handle(request, reader: reader, reply)
    }

    /// Whether the operation takes a large content while it arrives.
    package func takesPieces(_ request: Request) -> Bool { pipeline.takesPieces(request) }

    package func refuse(_ refusal: HTTPServer.Refusal) -> Response {
        let trace = ids.id(of: Exchange.self).description
        var response = Problem(engine: refusal).response(language: .nl, base: pipeline.base, trace: trace)
        response.fields.append(Field("BelGov-Trace-Id", trace))
        return Finishing.guarded(response)
    }
}

/// The operator's paths on a listener of their own.
package final class ManagementHandler: Handler {
    private let pages: ManagementPages
    private let storage: Storage

    /// Makes the handler of one loop.
    package init(_ pages: ManagementPages, _ services: Services) {
        self.pages = pages
        storage = services.storage
    }

    package func handle(_ request: Request, _ reply: Reply) {
        guard !pages.answer(request, storage: storage, send: { reply.send($0) }) else { return }
        reply.send(ManagementPages.absent)
    }
}
