-- Loaded by every script: one line of JSON after the run, in the form that side-by-side runs read.
function report(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'REPORT {"requests":%d,"duration_us":%d,"p50_us":%.0f,"p90_us":%.0f,"p99_us":%.0f,"p999_us":%.0f,"max_us":%.0f,'
      .. '"socket_errors":%d,"bad_status":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(90), latency:percentile(99),
    latency:percentile(99.9), latency.max, errors.connect + errors.read + errors.write + errors.timeout,
    errors.status))
end

done = report
