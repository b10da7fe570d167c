using System.Net;
using System.Net.Sockets;
using System.Text;
using Newtonsoft.Json.Linq;

namespace PlanLint.Cli.Tests.Forgejo;

/// <summary>
/// The part of Forgejo's API that reviews need, on a loopback port. Refuses requests that the real one would refuse (modules/structs/
/// pull_review.go, status.go), keeps reviews, remembers every request, and can be told to fail.
/// </summary>
internal sealed class FakeForgejo : IDisposable
{
    public const string Token = "t0ken-of-the-test";

    private static readonly string[] Events = ["APPROVED", "REQUEST_CHANGES", "COMMENT", "PENDING"];
    private static readonly string[] States = ["pending", "success", "error", "failure", "warning"];

    private readonly HttpListener listener = new();
    private readonly Queue<(string Start, Func<HttpListenerResponse, bool> Answer)> failures = new();
    private readonly List<JObject> reviews = [], issues = [];
    private readonly StringBuilder transcript = new();
    private readonly string diff;
    private long nextId = 100;

    public FakeForgejo(string diff)
    {
        this.diff = diff;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/git/");
        }
        listener.Prefixes.Add(Address.AbsoluteUri);
        listener.Start();
        _ = Task.Run(Serve);
    }

    public Uri Address { get; }

    public int PageSize { get; set; } = 50;

    /// <summary>Every request: method, path, answer, and the body of what was posted.</summary>
    public string Transcript => transcript.ToString();

    public IReadOnlyList<JObject> Reviews => reviews;

    public IReadOnlyList<JObject> Issues => issues;

    public void AddIssue(string body) => issues.Add(new JObject { ["number"] = nextId++, ["title"] = "an issue", ["body"] = body, ["state"] = "open", ["pull_request"] = null });

    public void AddReview(string body) => reviews.Add(new JObject { ["id"] = nextId++, ["body"] = body, ["state"] = "COMMENT" });

    /// <summary>Fails the next request that starts so, before the server looks at it.</summary>
    public void FailOnce(string start, int status, string body = "", string? retryAfter = null) => failures.Enqueue((start, response =>
    {
        response.StatusCode = status;
        if (retryAfter is not null) response.Headers["Retry-After"] = retryAfter;
        Write(response, body);
        return false;
    }
    ));

    /// <summary>Does what the next request that starts so asks for, and never answers it.</summary>
    public void SwallowOnce(string start) => failures.Enqueue((start, _ => true));

    public void Dispose() => listener.Close();

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            Handle(context);
        }
    }

    private void Handle(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        using var reader = new StreamReader(request.InputStream);
        string body = reader.ReadToEnd();
        string line = $"{request.HttpMethod} {request.Url!.PathAndQuery["/git".Length..]}";
        bool isHanging = false;
        if (failures.TryPeek(out var failure) && line.StartsWith(failure.Start, StringComparison.Ordinal))
        {
            failures.Dequeue();
            isHanging = failure.Answer(response);
            if (!isHanging)
            {
                Note(line, response.StatusCode, body);
                return;
            }
        }
        var (status, text) = Answer(request, line, body, response);
        Note(line, isHanging ? 0 : status, body);
        if (isHanging) return;
        response.StatusCode = status;
        Write(response, text);
    }

    private (int Status, string Body) Answer(HttpListenerRequest request, string line, string body, HttpListenerResponse response)
    {
        if (request.Headers["Authorization"] != $"token {Token}") return (401, "{\"message\":\"invalid username, password or token\"}");
        string path = request.Url!.AbsolutePath["/git/api/v1/repos/acme/infra/".Length..];
        switch (request.HttpMethod, path)
        {
            case ("GET", "pulls/7.diff"): return (200, diff);
            case ("GET", "pulls/7/reviews"):
                int page = int.Parse(request.QueryString["page"] ?? "1"), limit = Math.Min(PageSize, int.Parse(request.QueryString["limit"] ?? "30"));
                response.Headers["X-Total-Count"] = reviews.Count.ToString();
                return (200, new JArray(reviews.Skip((page - 1) * limit).Take(limit)).ToString());
            case ("GET", "issues"):
                var open = issues.Where(i => (string?)i["state"] == "open").ToList();
                int at = int.Parse(request.QueryString["page"] ?? "1"), most = Math.Min(PageSize, int.Parse(request.QueryString["limit"] ?? "30"));
                response.Headers["X-Total-Count"] = open.Count.ToString();
                return (200, new JArray(open.Skip((at - 1) * most).Take(most)).ToString());
            case ("POST", "issues"):
                if (Json(request, body) is not { } made || made.Properties().Any(p => p.Name is not ("title" or "body")) || string.IsNullOrEmpty((string?)made["title"]))
                    return (422, "{\"message\":\"not an issue\"}");
                made["number"] = nextId++;
                made["state"] = "open";
                issues.Add(made);
                return (201, made.ToString());
            case ("PATCH", _) when path.StartsWith("issues/", StringComparison.Ordinal):
                if (issues.Find(i => path == $"issues/{i["number"]}") is not { } known) return (404, "{\"message\":\"not found\"}");
                if (Json(request, body) is not { } change || change.Properties().Any(p => p.Name is not ("title" or "body" or "state"))) return (422, "{\"message\":\"not an issue\"}");
                known.Merge(change);
                return (201, known.ToString());
            case ("POST", "pulls/7/reviews"):
                if (Json(request, body) is not { } review || Refused(review) is { } reason) return (422, "{\"message\":\"not a review\"}");
                reviews.Add(new JObject { ["id"] = nextId++, ["body"] = review["body"], ["state"] = review["event"] });
                return (200, reviews[^1].ToString());
            case ("DELETE", _) when path.StartsWith("pulls/7/reviews/", StringComparison.Ordinal):
                return reviews.RemoveAll(r => path.EndsWith($"/{r["id"]}", StringComparison.Ordinal)) == 1 ? (204, "") : (404, "{\"message\":\"not found\"}");
            case ("POST", "statuses/0123456789abcdef0123456789abcdef01234567"):
                bool isStatus = Json(request, body) is { } status && States.Contains((string?)status["state"]) && status["context"]?.Type == JTokenType.String && ((string?)status["description"])!.Length <= 255;
                return isStatus ? (201, "{}") : (422, "{\"message\":\"not a status\"}");
            default: return (404, $"{{\"message\":\"no such page: {line}\"}}");
        }
    }

    private static JObject? Json(HttpListenerRequest request, string body) =>
        request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true ? JObject.Parse(body) : null;

    private static string? Refused(JObject review)
    {
        if (review.Properties().Any(p => p.Name is not ("event" or "body" or "commit_id" or "comments"))) return "a field it does not know";
        if (!Events.Contains((string?)review["event"])) return "event";
        if (review["body"]?.Type != JTokenType.String || review["commit_id"]?.Type != JTokenType.String) return "body or commit_id";
        foreach (var comment in review["comments"]!.OfType<JObject>())
        {
            if (comment.Properties().Any(p => p.Name is not ("path" or "body" or "new_position" or "old_position"))) return "a field it does not know";
            if (comment["new_position"] is not JValue { Value: long and > 0 } || comment["old_position"] is not JValue { Value: 0L }) return "positions";
            if (comment["path"]?.Type != JTokenType.String || string.IsNullOrEmpty((string?)comment["body"])) return "path or body";
        }
        return null;
    }

    private void Note(string line, int status, string body)
    {
        transcript.Append(line).Append(status == 0 ? " -> never answered" : $" -> {status}").Append('\n');
        if (body.Length > 0) transcript.Append(body.TrimEnd()).Append('\n');
        transcript.Append('\n');
    }

    private static void Write(HttpListenerResponse response, string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        response.ContentLength64 = bytes.Length;
        if (bytes.Length > 0) response.OutputStream.Write(bytes);
        response.Close();
    }
}
