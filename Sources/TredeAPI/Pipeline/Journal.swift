internal import HTTPServer
package import Logging

/// What the operator reads: one line for each request at `info`, one for each fault at `error`.
///
/// It names routes by their template and never holds a path, a body, a token or a name.
package struct Journal: Sendable {
    private let logger: Logger
    private let counters: Counters?

    /// Writes to that logger and counts.
    package init(_ logger: Logger, counters: Counters?) {
        self.logger = logger
        self.counters = counters
    }

    func record(_ exchange: Exchange, status: Int) {
        let seconds = counters == nil ? .zero : exchange.beganAt.duration(to: .now)
        counters?.count(route: exchange.routeIndex, status: status, duration: seconds)
        logger.info(
            "request",
            metadata: [
                "trace": "\(exchange.trace)", "method": "\(exchange.request.method.name)",
                "route": "\(exchange.route?.template ?? "none")", "status": "\(status)",
            ])
    }

    /// Where somebody tried to come in and was refused; the trace ties it to the audit.
    func refused(_ exchange: Exchange, reason: String) {
        logger.notice(
            "authentication refused",
            metadata: [
                "trace": "\(exchange.trace)", "address": "\(exchange.request.remoteAddress.host)",
                "reason": "\(reason)",
            ])
    }

    func fault(_ exchange: Exchange, _ error: any Error) {
        logger.error(
            "fault",
            metadata: [
                "trace": "\(exchange.trace)", "route": "\(exchange.route?.template ?? "none")", "error": "\(error)",
            ])
    }
}
