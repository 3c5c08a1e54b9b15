"""The documented variables of each helpdesk, as data.

A name may hold alternatives: `ticket.{id,url}` are two variables. Vendors add
variables now and then; a name that is missing here is reported only where it
looks like a slip, or where the helpdesk is certain (see `unknown`).
"""

import re
from functools import cache
from typing import Literal

from msgspec import Struct

Syntax = Literal["braces", "percent-tag", "hash", "percent"]
"""How variables are written: {{x}}, {%x%}, #{x}, %{x}."""


class Helpdesk(Struct, frozen=True):
    """A helpdesk and its variables.

    Under the prefixes in `free` a company names its own fields, so every name
    is good; under those in `loose` own and documented names stand side by
    side, so only a slip can be told. `fallback` is a template for the same
    variable with a text for when it is empty; None if the helpdesk has no such thing.
    """

    name: str
    syntax: Syntax
    variables: tuple[str, ...]
    source: str
    free: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    bare: bool = False
    """Attributes of the company's own stand without a prefix."""
    fallback: str | None = None


_PERSON = (
    "{name,first_name,last_name,email,phone,language,external_id,details,notes,signature,tags,id,"
    "time_zone,locale}"
)

HELPDESKS: dict[str, Helpdesk] = {
    "zendesk": Helpdesk(
        "Zendesk",
        "braces",
        (
            f"{{ticket.requester,ticket.assignee,ticket.submitter,current_user,agent,user,author}}.{_PERSON}",
            "{ticket.requester,ticket.assignee,ticket.submitter,current_user}.{role,extended_role,organization,"
            "photo,remote_photo_url}",
            "{ticket,ticket.requester,ticket.assignee,ticket.submitter,current_user}.organization."
            "{name,is_shared,shared_comments,details,notes,external_id,id,tags}",
            "ticket.{id,title,account,brand,description,verbatim_description,status,priority,ticket_type,"
            "ticket_form,via,tags,score,link,link_with_token,url,url_with_protocol,external_id,encoded_id,"
            "created_at,created_at_with_timestamp,created_at_with_time,updated_at,updated_at_with_timestamp,"
            "updated_at_with_time,due_date,due_date_with_timestamp,in_business_hours,current_holiday_name,"
            "cc_names,ccs,email_ccs,email_cc_names,followers,follower_names,follower_reply_type_message,"
            "comments,comments_formatted,public_comments,public_comments_formatted,agent_comments,"
            "latest_comment,latest_comment_formatted,latest_comment_html,latest_comment_rich,"
            "latest_public_comment,latest_public_comment_formatted,latest_public_comment_html,"
            "latest_public_comment_rich,assignee,requester,submitter,organization,group,custom_status,"
            "custom_status_name,collaborators,collaboration,recipient,subject,channel,locale}",
            "ticket.brand.{name,subdomain,signature_template,url,host,host_mapping,id}",
            "ticket.group.{name,id,description}",
            "satisfaction.{rating_section,rating_url,positive_rating_url,negative_rating_url,current_rating,"
            "current_comment,current_reason}",
            "account.{name,incoming_phone_number_ID}",
            "comment.{author,body,value,value_rich,created_at,created_at_with_time,attachments,is_public}",
            "{content,delimiter,footer,footer_link,header,quoted_content,attributes,lang,styles}",
        ),
        "https://support.zendesk.com/hc/en-us/articles/4408886858138-Zendesk-Support-placeholders-reference",
        free=(
            "dc.",
            "setting.",
            "ticket.ticket_field_",
            "ticket.ticket.",
            "ticket.custom_",
            "ticket.comments.",
            "ticket.requester.custom_",
            "ticket.assignee.custom_",
            "ticket.submitter.custom_",
            "ticket.requester.organization.custom_",
            "ticket.organization.custom_",
            "ticket.brand.",
            "ticket.latest_comment.",
            "ticket.latest_public_comment.",
            "ticket.lookup_field",
            "current_user.custom_",
            "current_user.organization.custom_",
            "account.incoming_phone_number_",
            "comment.",
            "forloop.",
        ),
    ),
    "intercom": Helpdesk(
        "Intercom",
        "braces",
        (
            "{name,first_name,last_name,email,phone,user_id,company_name,city,country,company}",
            "user.{name,first_name,last_name,email,phone,user_id,id,company}",
            "{author,teammate,admin,app}.{name,first_name,last_name,email}",
            "company.{name,id,plan,size,website,industry}",
            "conversation.{id,title,subject}",
        ),
        "https://www.intercom.com/help",
        loose=("user.", "company.", "conversation.", "author.", "teammate."),
        bare=True,
        fallback='{{{{{name} | fallback: "{text}"}}}}',
    ),
    "freshdesk": Helpdesk(
        "Freshdesk",
        "braces",
        (
            "ticket.{id,subject,description,description_text,url,portal_url,public_url,portal_name,tags,status,"
            "priority,source,ticket_type,due_by_time,fr_due_by_time,created_at,updated_at,product_description,"
            "product_name,latest_public_comment,latest_private_comment,public_comments,cc_emails,"
            "satisfaction_survey,surveymonkey_survey,billable_hours,total_time_spent,freshcall_recordings,"
            "requester,agent,group,company,internal_agent,internal_group,support_email,id_url,freshdesk_id}",
            "ticket.requester.{name,firstname,lastname,email,phone,mobile,work_phone,address,company_name,"
            "language,time_zone,twitter_id,job_title,unique_external_id,description,tags}",
            "{ticket.agent,ticket.internal_agent}.{name,firstname,lastname,email,phone,mobile,job_title,signature}",
            "{ticket.group,ticket.internal_group}.name",
            "ticket.company.{name,description,note,domains,health_score,account_tier,renewal_date,industry}",
            "comment.{body,commenter,attachments}",
            "comment.commenter.{name,email}",
            "{helpdesk_name,agent.name,agent.email,requester.name,requester.email}",
        ),
        "https://support.freshdesk.com, Understanding dynamic content and placeholders",
        free=("ticket.cf_", "ticket.requester.cf_", "ticket.company.cf_", "ticket.custom_"),
        loose=("ticket.requester.", "ticket.company."),
    ),
    "chatwoot": Helpdesk(
        "Chatwoot",
        "braces",
        (
            "contact.{name,first_name,last_name,email,phone,phone_number,id}",
            "conversation.{id,display_id,code,status}",
            "inbox.{id,name}",
            "agent.{name,first_name,last_name,email,available_name}",
            "account.{name,id}",
        ),
        "https://www.chatwoot.com/hc",
        free=("contact.custom_attribute.", "conversation.custom_attribute.", "contact.custom_attributes."),
    ),
    "front": Helpdesk(
        "Front",
        "braces",
        (
            "account.name",
            "conversation.{id,public_id,ticket_id,subject}",
            "recipient.{handle,email,phone,name,first_name,last_name,link,twitter}",
            "user.{id,name,first_name,last_name,email}",
            "{calendar.link,survey,satisfaction_survey}",
        ),
        "https://help.front.com",
        free=("recipient.custom_", "account.custom_", "conversation.custom_", "user.custom_"),
        loose=("recipient.", "account.", "user."),
    ),
    "gorgias": Helpdesk(
        "Gorgias",
        "braces",
        (
            "ticket.{id,channel,subject,created_datetime,updated_datetime,last_message_datetime,customer,messages,"
            "sender,assignee_user,tags,status,via,external_id}",
            "ticket.customer.{id,name,firstname,lastname,email,phone,phone_number,note,language,timezone}",
            "ticket.sender.{id,name,firstname,lastname,email}",
            "{ticket.assignee_user,current_user}.{id,name,firstname,lastname,email,bio}",
        ),
        "https://docs.gorgias.com/en-US/macro-variables-81845",
        free=(
            "ticket.customer.integrations.",
            "ticket.messages.",
            "ticket.customer.custom_",
            "ticket.custom_",
            "ticket.customer.data.",
        ),
    ),
    "django-helpdesk": Helpdesk(
        "django-helpdesk",
        "braces",
        (
            "{queue,user,ticket,comment,resolution,private}",
            "ticket.{id,title,ticket,ticket_for_url,queue,created,modified,submitter_email,assigned_to,status,"
            "get_status,on_hold,description,resolution,priority,get_priority_display,due_date,ticket_url,"
            "staff_url,last_escalation,get_assigned_to,get_submitter_userprofile,secret_key,followup_set}",
            "queue.{title,slug,email_address,from_address,locale}",
            "user.{username,first_name,last_name,email,get_full_name,get_username}",
        ),
        "https://django-helpdesk.readthedocs.io/",
        loose=("ticket.", "queue.", "user."),
    ),
    "help-scout": Helpdesk(
        "Help Scout",
        "percent-tag",
        (
            "subject",
            "conversation.{number,subject,url}",
            "customer.{email,fullName,firstName,lastName,company,phone,jobTitle}",
            "mailbox.{email,name,fromName}",
            "user.{fullName,firstName,lastName,phone,email,jobTitle,photoUrl}",
        ),
        "https://docs.helpscout.com",
        free=("customer.property.", "customer.properties."),
        fallback="{{%{name},fallback={text}%}}",
    ),
    "zammad": Helpdesk(
        "Zammad",
        "hash",
        (
            "ticket.{id,number,title,note,tags,time_unit,pending_time,created_at,updated_at,close_at,article_count,"
            "escalation_at,first_response_at,last_contact_at,last_contact_agent_at,last_contact_customer_at,"
            "state,priority,group,organization,owner,customer,created_by,updated_by}",
            "ticket.{state,priority}.{name,note}",
            "ticket.group.{name,note,follow_up_possible,follow_up_assignment,assignment_timeout,signature,email_address}",
            "{ticket.organization,user.organization,ticket.customer.organization}."
            "{name,note,shared,domain,domain_assignment,vip}",
            "{ticket.owner,ticket.customer,ticket.created_by,ticket.updated_by,user,current_user,article.created_by,"
            "article.updated_by,article.origin_by}.{firstname,lastname,fullname,email,login,phone,mobile,fax,web,"
            "department,address,street,zip,city,country,note,vip,avatar,organization}",
            "article.{id,body,body_as_html,body_as_text,body_as_text_with_quote,from,to,cc,subject,reply_to,"
            "message_id,references,in_reply_to,internal,content_type,count,created_at,updated_at,type,sender}",
            "article.{type,sender}.name",
            "config.{fqdn,http_type,organization,product_name,system_id,ticket_hook,ticket_hook_divider}",
            "notification.{message,link,title}",
        ),
        "https://admin-docs.zammad.org/en/latest/system/variables.html",
        loose=("ticket.", "user.", "article.", "config.", "current_user.", "organization."),
    ),
    "osticket": Helpdesk(
        "osTicket",
        "percent",
        (
            "ticket.{id,number,email,name,subject,phone,status,priority,assigned,create_date,due_date,close_date,"
            "auth_token,client_link,staff_link,recipients,dept,staff,team,thread,topic,user,source,"
            "last_update,sla,system,extra}",
            "{ticket.name,ticket.user.name,recipient.name,user.name,ticket.staff.name,staff.name,assignee.name,"
            "assigner.name,poster.name}.{first,last,full,short,formal,shortformal,lastfirst,initials,original}",
            "{ticket.user,recipient,user}.{name,email,phone,organization,id,account}",
            "{ticket.staff,staff,assignee,assigner,ticket.assignee,poster}.{name,email,phone,mobile,signature,username,"
            "dept,ext,id}",
            "ticket.dept.{name,manager,email,signature,members,id}",
            "ticket.dept.manager.{name,email}",
            "{ticket.team,team}.{name,lead,members,id}",
            "ticket.topic.{name,id,fullname}",
            "ticket.thread.{original,lastmessage,lastresponse,complete,complete.reversed}",
            "company.{name,website,phone,address}",
            "{message,response,comments,note,assignee,assigner,signature,url,link,token,reset_link,recipient,"
            "poster,staff,user,company,task,subject,body}",
            "note.{title,message}",
        ),
        "https://docs.osticket.com, Email Templates",
        free=("task.", "event."),
        loose=("ticket.", "recipient.", "user.", "staff.", "company."),
    ),
}  # fmt: skip

ALIASES = {"freescout": "help-scout", "helpscout": "help-scout", "help scout": "help-scout"}
"""Other names; FreeScout's saved replies take Help Scout's variables."""

_GROUP = re.compile(r"\{([^{}]*)\}")


def helpdesk(name: str) -> Helpdesk | None:
    """The helpdesk that a config names, however it writes the name; None if it is not known."""
    key = name.strip().casefold().replace("_", "-")
    return HELPDESKS.get(ALIASES.get(key, key))


@cache
def names_of(desk: str) -> frozenset[str]:
    """All documented variables of the helpdesk with this key of `HELPDESKS`."""
    return frozenset(name for text in HELPDESKS[desk].variables for name in _expanded(text))


@cache
def objects_of(desk: str) -> frozenset[str]:
    """What the documented variables belong to: `ticket`, `ticket.requester`."""
    return frozenset(
        name[:index] for name in names_of(desk) for index, char in enumerate(name) if char == "."
    )


def _expanded(text: str) -> list[str]:
    group = _GROUP.search(text)
    if group is None:
        return [text]
    return [
        name
        for choice in group[1].split(",")
        for name in _expanded(text[: group.start()] + choice + text[group.end() :])
    ]
