using System.Collections.Immutable;

namespace PlanLint.Reporting;

/// <summary>What is said of a change: worked out when it is asked for, by whoever knows the change. Two threads that ask at once get the same.</summary>
internal abstract class ChangeWords
{
    /// <summary>As <see cref="CausedChangeSummary.Actions"/>.</summary>
    public abstract ImmutableArray<string> Actions { get; }

    /// <summary>As <see cref="CausedChangeSummary.Summary"/>.</summary>
    public abstract string Summary { get; }

    /// <summary>As <see cref="CausedChangeSummary.Cause"/>.</summary>
    public abstract CauseSummary Cause { get; }

    /// <summary>True when it makes an object that exists already.</summary>
    public virtual bool IsOfExisting => Cause.Kind == "exists";

    /// <summary>As <see cref="CausedChangeSummary.Stakes"/>.</summary>
    public virtual int Stakes => 0;

    /// <summary>What is known already.</summary>
    internal sealed class Spoken(ImmutableArray<string> actions, string summary, CauseSummary cause) : ChangeWords
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> Actions => actions;

        /// <inheritdoc/>
        public override string Summary => summary;

        /// <inheritdoc/>
        public override CauseSummary Cause => cause;
    }
}
