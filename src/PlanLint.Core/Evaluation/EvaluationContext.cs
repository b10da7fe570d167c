using System.Runtime.CompilerServices;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Evaluation;

/// <summary>One evaluation under way: its errors and what is left of its bounds. Not shared between threads.</summary>
public sealed class EvaluationContext
{
    private readonly List<EvaluationError> errors = [];
    private readonly int limit;
    private int work;
    private bool exhausted;

    internal EvaluationContext(EvaluationOptions options, int depth)
    {
        Options = options;
        Depth = depth;
        limit = options.Budget?.LimitFor(options.WorkLimit) ?? options.WorkLimit;
    }

    /// <summary>Bounds and surroundings.</summary>
    public EvaluationOptions Options { get; }

    /// <summary>How deep the evaluation is nested now, callers included.</summary>
    public int Depth { get; private set; }

    /// <summary>The errors so far.</summary>
    public IReadOnlyList<EvaluationError> Errors => errors;

    /// <summary>Reports an error of evaluation; <c>try</c> and <c>can</c> catch it.</summary>
    public void Report(SyntaxNode at, string summary, string detail) => Report(at, at.Span, summary, detail);

    /// <summary>Reports what files there are not; <c>try</c> and <c>can</c> catch it.</summary>
    internal void ReportFiles(SyntaxNode at, string summary, string detail) =>
        errors.Add(new EvaluationError(summary, detail, at, at.Span) { IsAboutFiles = true });

    /// <summary>Reports an error of evaluation at a part of a node; <c>try</c> and <c>can</c> catch it.</summary>
    public void Report(SyntaxNode at, TextSpan span, string summary, string detail) => errors.Add(new EvaluationError(summary, detail, at, span));

    /// <summary>Reports a reference that is wrong whatever the values are; <c>try</c> and <c>can</c> do not catch it.</summary>
    public void ReportReference(SyntaxNode at, TextSpan span, string summary, string detail)
    {
        var error = new EvaluationError(summary, detail, at, span, EvaluationErrorKind.Reference);
        if (!errors.Contains(error)) errors.Add(error);
    }

    /// <summary>
    /// Evaluates another expression on behalf of this evaluation, such as the local value a scope was asked for: errors and work are
    /// its own, the depth is shared, so that a chain of locals cannot overflow the stack.
    /// </summary>
    public EvaluationResult EvaluateNested(ExpressionSyntax expression, Scope scope) => Evaluator.Evaluate(expression, scope, Options, Depth);

    /// <summary>The element that the innermost splat is at.</summary>
    internal Value? SplatElement { get; set; }

    /// <summary>How many templates of <c>templatefile</c> and <c>templatestring</c> are being rendered.</summary>
    internal int TemplateDepth { get; set; }

    /// <summary>True where functions may not be called: in files of variable values.</summary>
    internal bool ForbidsFunctions { get; set; }

    internal void ReportUnknownVariable(ScopeTraversalSyntax reference) =>
        ReportReference(reference, reference.Steps[0].Span, "Unknown variable", $"There is no variable named \"{reference.RootName}\".");

    /// <summary>Steps taken so far.</summary>
    internal int Work => work;

    /// <summary>Takes <paramref name="steps"/> from the budget; false, with an error once, when it is used up.</summary>
    internal bool Spend(long steps, SyntaxNode at)
    {
        if (exhausted) return false;
        long total = work + steps;
        if (total <= limit)
        {
            work = (int)total;
            return true;
        }
        ReportWork(at);
        return false;
    }

    /// <summary>Reports that the steps are used up.</summary>
    internal void ReportWork(SyntaxNode at) =>
        ReportBound(at, "Evaluation takes too much work", $"The expression was not evaluated further, because it takes more than {limit} steps.");

    /// <summary>Takes the work of making a text longer from the budget, for what was added alone, and checks the length of the whole.</summary>
    internal bool SpendGrowth(int before, int length, SyntaxNode at) =>
        length <= Options.StringLimit ? Spend(length / 16 - before / 16, at) : SpendText(length, at);

    /// <summary>Takes the work of making a text from the budget, and checks its length against the bound on strings.</summary>
    internal bool SpendText(long length, SyntaxNode at)
    {
        if (length <= Options.StringLimit) return Spend(length / 16, at);
        ReportBound(at, "String is too long",
            $"The expression was not evaluated further, because it makes a string of more than {Options.StringLimit} characters.");
        return false;
    }

    /// <summary>
    /// The value, or unknown with an error when it is larger or deeper than values may be: locals that hold each other twice grow without
    /// work.
    /// </summary>
    internal Value Bounded(Value value, SyntaxNode at)
    {
        if (value.IsWithin(Options.SizeLimit, Options.NestingLimit)) return value;
        ReportBound(at, "Value is too large",
            $"The value was not kept, because it holds more than {Options.SizeLimit} values or nests more than {Options.NestingLimit} levels deep.");
        return Value.DynamicUnknown;
    }

    internal void ReportBound(SyntaxNode at, string summary, string detail)
    {
        if (exhausted) return;
        exhausted = true;
        errors.Add(new EvaluationError(summary, detail, at, at.Span, EvaluationErrorKind.Bound));
    }

    /// <summary>Goes one level down; false, with an error, when the bound on depth or the stack is met.</summary>
    internal bool Enter(SyntaxNode at)
    {
        if (Depth < Options.DepthLimit && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Depth++;
            return Spend(1, at) || Leave();
        }
        ReportBound(at, "Expression nests too deeply",
            $"The expression was not evaluated further, because it nests more than {Options.DepthLimit} levels deep.");
        return false;
    }

    internal bool Leave()
    {
        Depth--;
        return false;
    }

    /// <summary>A mark to which <see cref="Forget"/> returns.</summary>
    internal int Checkpoint => errors.Count;

    /// <summary>True when an error that can be caught was reported since the mark.</summary>
    internal bool HasFailedSince(int checkpoint)
    {
        for (int i = checkpoint; i < errors.Count; i++)
            if (errors[i].Kind == EvaluationErrorKind.Dynamic) return true;
        return false;
    }

    /// <summary>Takes out the errors since the mark that can be caught, to put them back with <see cref="Restore"/> or not at all.</summary>
    internal List<EvaluationError>? Take(int checkpoint)
    {
        if (errors.Count == checkpoint) return null;
        var taken = errors.GetRange(checkpoint, errors.Count - checkpoint).FindAll(e => e.Kind == EvaluationErrorKind.Dynamic);
        Forget(checkpoint);
        return taken;
    }

    /// <summary>Takes out all errors since the mark, wrong references among them: those of a text that is no part of the configuration.</summary>
    internal List<EvaluationError>? TakeAll(int checkpoint)
    {
        if (errors.Count == checkpoint) return null;
        var taken = errors.GetRange(checkpoint, errors.Count - checkpoint).FindAll(e => e.Kind != EvaluationErrorKind.Bound);
        errors.RemoveAll(taken.Contains);
        return taken;
    }

    /// <summary>Puts back what <see cref="Take"/> took out.</summary>
    internal void Restore(List<EvaluationError>? taken)
    {
        if (taken is not null) errors.AddRange(taken);
    }

    /// <summary>Drops the errors since the mark that can be caught.</summary>
    internal void Forget(int checkpoint)
    {
        int kept = checkpoint;
        for (int i = checkpoint; i < errors.Count; i++)
            if (errors[i].Kind != EvaluationErrorKind.Dynamic) errors[kept++] = errors[i];
        errors.RemoveRange(kept, errors.Count - kept);
    }
}
