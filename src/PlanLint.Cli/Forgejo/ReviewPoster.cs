using Newtonsoft.Json.Linq;
using PlanLint.Reporting.Forgejo;

namespace PlanLint.Cli.Forgejo;

/// <summary>
/// Brings a review to a pull request: posts it, then removes the earlier ones of the same context, then sets the commit status. A
/// review that is already there is not posted again.
/// </summary>
internal sealed class ReviewPoster(ForgejoClient client, ReviewTarget target, TextWriter log)
{
    /// <summary>Posts; returns 0, or 2 when a part failed. The status is set even when the review could not be posted.</summary>
    public async Task<int> Post(SarifFindings findings, CancellationToken cancellation)
    {
        bool isReviewed = await PostReview(findings, cancellation);
        var review = ForgejoReview.Build(findings, null, target.Sha, target.Context);
        var status = await client.Send(HttpMethod.Post, target.StatusPath, review.StatusJson(target.TargetUrl), cancellation);
        if (status.Problem is { } problem) Say($"The commit status was not set: {problem}");
        else Say($"Commit status: {review.State}, {review.Description}");
        return isReviewed && status.Problem is null ? 0 : 2;
    }

    private async Task<bool> PostReview(SarifFindings findings, CancellationToken cancellation)
    {
        var diffAnswer = await client.Send(HttpMethod.Get, target.DiffPath, null, cancellation);
        if (diffAnswer.Problem is { } noDiff) return Fail($"The diff of the pull request could not be read: {noDiff}");
        var diff = PullRequestDiff.Parse(diffAnswer.Body);
        var review = ForgejoReview.Build(findings, diff, target.Sha, target.Context);

        var (earlier, problem) = await Earlier(cancellation);
        if (earlier is null) return Fail($"The reviews of the pull request could not be read: {problem}");
        if (earlier.Exists(e => IsThis(e, review)))
        {
            Say("The review is already there");
            return true;
        }
        if (review.IsEmpty && earlier.Count == 0)
        {
            Say("Nothing to say: no review posted");
            return true;
        }
        if (await Create(review, findings, diff, cancellation) is { } failure) return Fail($"The review was not posted: {failure}");
        foreach (var old in earlier)
        {
            var removed = await client.Send(HttpMethod.Delete, target.ReviewPath(old.Id), null, cancellation);
            if (removed.Problem is { } reason && removed.Status != 404) Say($"An earlier review was not removed: {reason}");
        }
        Say(earlier.Count == 0 ? "Posted a review" : "Posted a review in place of the earlier one");
        return true;
    }

    /// <summary>Creates the review; null when it is there, else why not.</summary>
    private async Task<string?> Create(ForgejoReview review, SarifFindings findings, PullRequestDiff diff, CancellationToken cancellation)
    {
        var answer = await client.Send(HttpMethod.Post, target.ReviewsPath, review.ReviewJson(), cancellation);
        if (answer.Status == 413)
        {
            review = ForgejoReview.Build(findings, diff, target.Sha, target.Context, isShort: true);
            answer = await client.Send(HttpMethod.Post, target.ReviewsPath, review.ReviewJson(), cancellation);
        }
        if (!answer.IsUncertain) return answer.Problem;

        // The server may have stored the review before the connection was lost: look before saying that it failed.
        var (now, _) = await Earlier(cancellation);
        return now is not null && now.Exists(e => IsThis(e, review)) ? null : answer.Problem;
    }

    /// <summary>Our reviews on the pull request; null with a sentence when they cannot be read.</summary>
    private async Task<(List<(long Id, string Body)>? Reviews, string? Problem)> Earlier(CancellationToken cancellation)
    {
        var (items, last) = await client.List(target.ReviewsPath, cancellation);
        if (items is null) return (null, last.Problem);
        string marker = ForgejoReview.Marker(target.Context);
        return ([.. items.Where(i => i["id"] is JValue { Value: long } && i["body"] is JValue { Value: string body }
            && body.StartsWith(marker, StringComparison.Ordinal))
            .Select(i => ((long)i["id"]!, (string)i["body"]!))], null);
    }

    private bool IsThis((long Id, string Body) earlier, ForgejoReview review) =>
        earlier.Body.StartsWith($"{ForgejoReview.Marker(target.Context)}{review.Hash} ", StringComparison.Ordinal);

    private bool Fail(string sentence)
    {
        Say(sentence);
        return false;
    }

    private void Say(string sentence) => log.Write($"planlint: {sentence}\n");
}
