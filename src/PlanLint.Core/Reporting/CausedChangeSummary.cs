using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>A planned change and why it is there. What is said of it may be put into words when it is first asked for: of many changes few are shown.</summary>
public sealed record CausedChangeSummary
{
    private readonly ChangeWords words;

    /// <summary>A change that is put into words already.</summary>
    /// <param name="address">As <see cref="Address"/>.</param>
    /// <param name="actions">As <see cref="Actions"/>.</param>
    /// <param name="summary">As <see cref="Summary"/>.</param>
    /// <param name="cause">As <see cref="Cause"/>.</param>
    /// <param name="location">As <see cref="Location"/>.</param>
    /// <param name="isIntended">As <see cref="IsIntended"/>.</param>
    public CausedChangeSummary(
        string address, ImmutableArray<string> actions, string summary, CauseSummary cause, SourceLocation location, bool? isIntended)
        : this(address, new ChangeWords.Spoken(actions, summary, cause), location, isIntended) { }

    internal CausedChangeSummary(string address, ChangeWords words, SourceLocation location, bool? isIntended) =>
        (Address, this.words, Location, IsIntended) = (address, words, location, isIntended);

    /// <summary>The instance, or the action that is invoked.</summary>
    public string Address { get; }

    /// <summary>The plan's words for what happens, with <c>import</c> and <c>move</c> where they ride along; <c>no-op</c> is left out.</summary>
    public ImmutableArray<string> Actions => words.Actions;

    /// <summary>What happens to it, in a few words without values: <c>update of image, tags.Team</c>.</summary>
    public string Summary => words.Summary;

    /// <summary>Why.</summary>
    public CauseSummary Cause => words.Cause;

    /// <summary>Where to look: the edited line, the line that ties it to another resource, else the change's own place.</summary>
    public SourceLocation Location { get; }

    /// <summary>Whether somebody meant it; null when nobody said what was meant, or it cannot be told.</summary>
    public bool? IsIntended { get; }

    /// <summary>
    /// The one word that counts: <c>create</c>, <c>update</c>, <c>delete</c>, <c>replace</c>, <c>import</c>, <c>forget</c>, <c>move</c> or
    /// <c>invoke</c>, with <c> later</c> when it is put off.
    /// </summary>
    public required string Action { get; init; }

    /// <summary>What would be lost with the object, from 0 for nothing of note over 1 credentials and 2 data to 3 a database.</summary>
    public int Stakes
    {
        get => stakes ?? words.Stakes;
        init => stakes = value;
    }

    private readonly int? stakes;

    /// <summary>Who owns it, as options and CODEOWNERS say; empty when nobody is named.</summary>
    public ImmutableArray<string> Owners { get; init; } = [];

    /// <summary>Why it is put off to a later plan, in Terraform's word; null when this apply makes it.</summary>
    public string? Deferred { get; init; }

    /// <summary>True when it makes an object that exists already. Puts nothing into words.</summary>
    internal bool IsOfExisting => words.IsOfExisting;
}
