using System.ComponentModel.DataAnnotations;
using Hangazo.Core.Kernel;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Hangazo.Web.Components.Account;

public sealed partial class RegisterPage(Register register)
{
    private EditContext _form = default!;
    private ValidationMessageStore _messages = default!;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm]
    private Form Input { get; set; } = default!;

    protected override void OnInitialized()
    {
        Input ??= new();
        _form = new(Input);
        _messages = new(_form);
    }

    private async Task SubmitAsync()
    {
        if (_form.Validate())
        {
            var made = await register.ExecuteAsync(new(Input.FullName!, Input.Phone, Input.Email, Input.Password!), HttpContext);
            if (made.Succeeded)
            {
                Navigation.NavigateTo(Accounts.ReturnUrl.Safe(ReturnUrl, "/account"));
                return;
            }

            _messages.Add(FieldOf(made.Error), made.Error.Message);
        }

        HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private FieldIdentifier FieldOf(Error error) => _form.Field(error.Field switch
    {
        "email" => nameof(Form.Email),
        "phone" => nameof(Form.Phone),
        _ => nameof(Form.Password),
    });

    private sealed class Form
    {
        [Required(ErrorMessage = "Enter your full name."), StringLength(120, ErrorMessage = "Use at most 120 characters.")]
        public string? FullName { get; set; }

        public string? Phone { get; set; }

        [RegularExpression(@"[^@\s]+@[^@\s]+\.[^@\s.]+", ErrorMessage = "Enter a full email address, such as name@example.com."), StringLength(254, ErrorMessage = "Use at most 254 characters.")]
        public string? Email { get; set; }

        [Required(ErrorMessage = "Choose a password."), StringLength(200, ErrorMessage = "Use at most 200 characters.")]
        public string? Password { get; set; }
    }
}
