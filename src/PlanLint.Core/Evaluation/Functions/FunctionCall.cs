using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Evaluation.Functions;

/// <summary>One call under way: the converted arguments, and where to report.</summary>
internal sealed class FunctionCall(Function function, FunctionCallSyntax node, Value[] arguments, Scope scope, EvaluationContext context)
{
    public Function Function { get; } = function;

    public FunctionCallSyntax Node { get; } = node;

    public Value[] Arguments { get; } = arguments;

    public Scope Scope { get; } = scope;

    public EvaluationContext Context { get; } = context;

    public int Count => Arguments.Length;

    public Value this[int index] => Arguments[index];

    /// <summary>The characters of the argument at an index.</summary>
    public string Text(int index) => Arguments[index].AsString;

    /// <summary>The summary of the failure; null while nothing failed.</summary>
    public string? Summary { get; private set; }

    public string Detail { get; private set; } = "";

    /// <summary>True when the failure is about what files there are.</summary>
    public bool IsAboutFiles { get; set; }

    /// <summary>The argument to blame; negative for the call as a whole.</summary>
    public int Blamed { get; private set; } = -1;

    public Value? Fail(string reason)
    {
        Summary = "Error in function call";
        Detail = $"Call to function \"{Node.Name}\" failed: {reason}.";
        return null;
    }

    public Value? FailArgument(int index, string reason)
    {
        Summary = "Invalid function argument";
        Detail = $"Invalid value for \"{Function.ParameterAt(index).Name}\" parameter: {reason}.";
        Blamed = index;
        return null;
    }

    /// <summary>A whole number of an argument; false, with a failure, when it is none or too large.</summary>
    public bool TryInt(int index, out int value)
    {
        if (Arguments[index].AsNumber.TryGetInt32(out value)) return true;
        Fail(Arguments[index].AsNumber.IsWhole
            ? "value must be a whole number, between -9223372036854775808 and 9223372036854775807 inclusive"
            : "value must be a whole number");
        return false;
    }

    /// <summary>A whole number of 64 bits as the nearest of 32: for sizes and places, where more makes no difference.</summary>
    public bool TryClamped(int index, out int value)
    {
        value = 0;
        if (!Arguments[index].AsNumber.TryGetInt64(out long whole)) return TryInt(index, out value);
        value = (int)Math.Clamp(whole, int.MinValue, int.MaxValue);
        return true;
    }

    /// <summary>Takes the work of making so many elements from the budget; false when there is not enough.</summary>
    public bool Spend(long steps) => Context.Spend(steps, Node);

    /// <summary>Takes the work of making so many characters from the budget; false when there is not enough.</summary>
    public bool SpendText(long length) => Context.SpendText(length, Node);

    /// <summary>
    /// Checks a value against the bound on strings before it is written as text: a list that holds one string many times over is small, and its
    /// text is not.
    /// </summary>
    public bool SpendTextOf(Value value) =>
        LengthIn(value, Context.Options.StringLimit) is var length && length <= Context.Options.StringLimit || SpendText(length);

    /// <summary>The characters of the strings and names in a value; counts no further than just past <paramref name="most"/>.</summary>
    private static long LengthIn(Value value, long most)
    {
        if (value.StringOrNull is { } text) return text.Length;
        if (!value.IsKnown || value.IsNull) return 0;
        long length = 0;
        if (value.AttributeCount > 0)
            foreach (var (name, child) in value.Attributes)
            {
                if (length > most) return length;
                length += name.Length + LengthIn(child, most - length);
            }
        else if (value.ElementCount > 0)
            foreach (var child in value.Elements)
            {
                if (length > most) return length;
                length += LengthIn(child, most - length);
            }
        return length;
    }
}
